import {css} from 'lit';

/**
 * The native form in the light DOM. Two classes deep, so that a theme's rules for all inputs and buttons do not take
 * it apart; pages restyle it by the custom properties, or by the same classes with one more in front.
 */
export const formStyles = css`
  .cube-form.cube-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 18px;
    inline-size: auto;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    text-align: start;
  }

  /* What themes like to give to all parts of all forms. */
  .cube-form
    :is(
      .cube-field,
      .cube-label,
      .cube-control,
      .cube-input,
      .cube-reveal,
      .cube-submit,
      .cube-error,
      .cube-help
    ) {
    float: none;
    inline-size: auto;
    min-inline-size: 0;
    max-inline-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    box-shadow: none;
    font: inherit;
    letter-spacing: normal;
    text-align: start;
    text-decoration: none;
    text-indent: 0;
    text-transform: none;
    transform: none;
  }

  .cube-form .cube-field {
    display: grid;
    gap: 6px;
  }

  .cube-form .cube-label {
    display: block;
    color: var(--_text);
    font-size: 0.875rem;
    font-weight: 550;
    line-height: 1.5;
  }

  .cube-form .cube-control {
    position: relative;
    display: block;
  }

  .cube-form .cube-input {
    box-sizing: border-box;
    inline-size: 100%;
    block-size: auto;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_field);
    color: var(--_text);
    font-size: 1rem;
    line-height: 1.5;
    appearance: none;
    /* A login or an e-mail address keeps its own direction, and stands where the page's text starts. */
    unicode-bidi: plaintext;
  }

  .cube-form:dir(rtl) .cube-input {
    text-align: right;
  }

  .cube-form .cube-input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  .cube-form .cube-control:has(.cube-reveal) .cube-input {
    padding-inline-end: 48px;
  }

  .cube-form .cube-reveal {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    min-block-size: 0;
    border-radius: var(--_radius);
    color: var(--_muted);
    cursor: pointer;
  }

  .cube-form .cube-reveal:hover {
    color: var(--_text);
  }

  .cube-form .cube-submit {
    display: flex;
    align-items: center;
    justify-content: center;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_primary);
    color: var(--_on-primary);
    font-size: 0.9375rem;
    font-weight: 600;
    line-height: 1.5;
    cursor: pointer;
    transition: background-color 150ms;
  }

  .cube-form .cube-submit:hover {
    background: color-mix(in srgb, var(--_primary) 90%, var(--_text));
  }

  .cube-form .cube-submit[aria-disabled='true'] {
    cursor: default;
  }

  .cube-form :is(.cube-input, .cube-reveal, .cube-submit):focus-visible {
    outline: 2px solid var(--_primary);
    outline-offset: 1px;
  }

  .cube-form .cube-input:focus-visible {
    border-color: var(--_primary);
    box-shadow: none;
  }

  .cube-form .cube-reveal:focus-visible {
    outline-offset: -4px;
  }

  .cube-form :is(.cube-error, .cube-help) {
    display: flex;
    gap: 6px;
    color: var(--_muted);
    font-size: 0.8125rem;
    line-height: 1.5;
  }

  .cube-form .cube-error {
    color: var(--_danger);
  }

  .cube-form .cube-icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .cube-form .cube-error .cube-icon {
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 2px;
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
    box-sizing: border-box;
    border: 2px solid color-mix(in srgb, currentColor 35%, transparent);
    border-block-start-color: currentColor;
    border-radius: 50%;
    opacity: 0;
    animation:
      cube-spinner-show 0s 200ms forwards,
      cube-spinner-turn 800ms linear infinite;
  }

  @keyframes cube-spinner-show {
    to {
      opacity: 1;
    }
  }

  @keyframes cube-spinner-turn {
    to {
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .cube-form .cube-submit {
      transition: none;
    }

    .cube-form .cube-spinner {
      animation: cube-spinner-show 0s 200ms forwards;
    }
  }

  @media (forced-colors: active) {
    .cube-form .cube-submit {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }

    .cube-form .cube-input[aria-invalid='true'] {
      border-width: 2px;
    }
  }
`;
