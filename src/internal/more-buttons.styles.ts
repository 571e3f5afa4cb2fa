import {css} from 'lit';

/** Buttons in a shadow root that stand out, and those that look like links; beside the quiet ones. */
export const moreButtonStyles = css`
  .button.primary {
    border-color: transparent;
    background: var(--_primary);
    color: var(--_on-primary);
    font-weight: 600;
  }

  .button.primary:hover {
    background: color-mix(in srgb, var(--_primary) 90%, var(--_text));
  }

  .button.danger {
    border-color: var(--_danger);
    color: var(--_danger);
  }

  .link {
    min-block-size: 32px;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--_primary);
    font: inherit;
    font-size: 0.875rem;
    font-weight: 600;
    cursor: pointer;
  }

  .link:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .link:focus-visible {
    outline: 2px solid var(--_primary);
    outline-offset: 1px;
  }

  @media (forced-colors: active) {
    .button.primary:is(*, :hover) {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
