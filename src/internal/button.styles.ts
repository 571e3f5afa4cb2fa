import {css} from 'lit';

/** Quiet buttons in a shadow root. Those of a form are styled with the form. */
export const buttonStyles = css`
  .button {
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    font-weight: 550;
    cursor: pointer;
    transition: background-color 150ms;
  }

  .button:hover {
    background: color-mix(in srgb, currentColor 6%, transparent);
  }

  .button:focus-visible {
    outline: 2px solid var(--_primary);
    outline-offset: 1px;
  }

  @media (prefers-reduced-motion: reduce) {
    .button {
      transition: none;
    }
  }
`;
