import {css} from 'lit';

/** The buttons in a form: those that look like links, the one that shows a password, and the one that submits. */
export const formButtonStyles = css`
  /* Reaches into the gaps around it. In a row it is what gives way where there is little room. */
  .cube-form .cube-link {
    justify-self: center;
    min-block-size: 32px;
    margin-block: -8px;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--_primary);
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.25;
    cursor: pointer;
  }

  .cube-form .cube-link:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .cube-form .cube-row .cube-link {
    margin-inline-start: auto;
    text-align: end;
  }

  .cube-form .cube-reveal {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }

  .cube-form .cube-reveal:hover {
    color: inherit;
  }

  .cube-form .cube-reveal:focus-visible {
    outline-offset: -4px;
  }

  .cube-form .cube-submit {
    border-color: transparent;
    background: var(--_primary);
    color: var(--_on-primary);
    font-size: 0.9375rem;
    font-weight: 600;
    cursor: pointer;
    transition: background-color 150ms;
  }

  .cube-form .cube-submit:hover {
    background: color-mix(in srgb, var(--_primary) 90%, var(--_text));
  }

  .cube-form .cube-submit[aria-disabled] {
    cursor: default;
  }

  .cube-form .cube-pending {
    position: relative;
  }

  /* Beside the label, which stays where it is when the spinner comes. */
  .cube-form .cube-spinner {
    position: absolute;
    inset-block-start: calc(50% - 8px);
    inset-inline-end: calc(100% + 10px);
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid color-mix(in srgb, currentColor 35%, transparent);
    border-block-start-color: currentColor;
    border-radius: 50%;
    opacity: 0;
    animation: cube-spinner 800ms 200ms linear infinite;
  }

  @keyframes cube-spinner {
    from {
      opacity: 1;
    }

    to {
      opacity: 1;
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .cube-form .cube-submit {
      transition: none;
    }

    .cube-form .cube-spinner {
      animation: cube-spinner 0s 200ms forwards;
    }
  }

  @media (forced-colors: active) {
    .cube-form .cube-submit {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
