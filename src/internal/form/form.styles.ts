import {css} from 'lit';
import {formButtonStyles} from './form-buttons.styles.js';

const fieldStyles = css`
  .cube-form.cube-form,
  .cube-form [class^='cube-'] {
    all: revert;
    box-sizing: border-box;
    margin: 0;
    font: inherit;
    line-height: 1.5;
  }

  .cube-form.cube-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 18px;
    letter-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    word-spacing: normal;
  }

  .cube-form .cube-field {
    display: grid;
    gap: 6px;
  }

  .cube-form .cube-label {
    font-size: 0.875rem;
    font-weight: 550;
  }

  .cube-form .cube-control {
    position: relative;
    display: block;
  }

  .cube-form :is(.cube-input, .cube-submit) {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_field);
    color: inherit;
  }

  .cube-form .cube-input {
    font-size: 1rem;
    appearance: none;
    /* A login or an e-mail address keeps its own direction, and stands where the page's text starts. */
    unicode-bidi: plaintext;
  }

  .cube-form:dir(rtl) .cube-input {
    text-align: right;
  }

  .cube-form [aria-invalid] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  .cube-form .cube-input:has(+ .cube-reveal) {
    padding-inline-end: 48px;
  }

  .cube-form :focus-visible {
    outline: 2px solid var(--_primary);
    outline-offset: 1px;
  }

  .cube-form .cube-input:focus-visible {
    border-color: var(--_primary);
    box-shadow: none;
  }

  /* Its target is 44 px high, and reaches into the gaps around it. */
  .cube-form .cube-check {
    position: relative;
    display: flex;
    flex: none;
    align-items: center;
    justify-self: start;
    gap: 10px;
    min-block-size: 44px;
    margin-block: -12px;
    font-size: 0.875rem;
    cursor: pointer;
  }

  .cube-form .cube-checkbox {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    accent-color: var(--_primary);
    cursor: inherit;
  }

  .cube-form :is(.cube-check, .cube-row) + .cube-help {
    margin-inline-start: 28px;
  }

  .cube-form .cube-row {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 20px;
  }

  .cube-form :is(.cube-error, .cube-help) {
    display: flex;
    gap: 6px;
    color: var(--_muted);
    font-size: 0.8125rem;
  }

  .cube-form .cube-error {
    color: var(--_danger);
  }

  .cube-form .cube-icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
  }

  .cube-form .cube-error .cube-icon {
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 2px;
  }

  @media (forced-colors: active) {
    .cube-form [aria-invalid] {
      border-width: 2px;
    }
  }
`;

/**
 * The native form in the light DOM. Everything starts from the browser's own look, two classes deep, so that a
 * theme's rules for all inputs and buttons do not take it apart; pages restyle it by the custom properties, or by the
 * same classes with one more in front.
 */
export const formStyles = css`
  ${fieldStyles}${formButtonStyles}
`;
