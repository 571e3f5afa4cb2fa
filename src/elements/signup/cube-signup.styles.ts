import {css} from 'lit';

export const styles = css`
  :host {
    max-inline-size: var(--cube-signup-max-width, 24rem);
    --_min-height: var(--cube-signup-min-height, 29.28125rem);
  }

  /* Kept free until the form comes, and filled by what comes in its place: so nothing below moves. */
  :host(:not(:state(form))) {
    min-block-size: var(--_min-height);
  }

  .message .link {
    text-align: start;
  }

  .consent {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }

  .consent[hidden] {
    display: none;
  }

  /* Its target is 44 px high, and reaches into the gaps around it. */
  .terms {
    display: flex;
    gap: 10px;
    margin-block: -12px;
    padding-block: 11.5px;
    font-size: 0.875rem;
    cursor: pointer;
  }

  /* In the middle of the first line. */
  .terms slot[name='terms-checkbox'] {
    display: block;
    margin-block-start: 1.5px;
  }

  ::slotted([slot='terms']) {
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }

  .done {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: center;
    justify-items: center;
    gap: 18px;
    min-block-size: var(--_min-height);
    outline: none;
    text-align: center;
  }

  .done :is(.message, .button) {
    box-sizing: border-box;
    inline-size: 100%;
  }

  .done .message {
    text-align: start;
  }

  .ready {
    display: grid;
    place-items: center;
    inline-size: 72px;
    block-size: 72px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_success) 12%, transparent);
    color: var(--_success);
  }

  .ready .cube-icon {
    inline-size: 32px;
    block-size: 32px;
    margin: 0;
  }

  /* The whole is focused when the account is ready, and shows it where it does not look like a button. */
  .done:focus-visible .ready {
    outline: 2px solid var(--_primary);
    outline-offset: 2px;
  }
`;
