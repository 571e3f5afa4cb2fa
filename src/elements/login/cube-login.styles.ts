import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: min(18rem, 100%);
    max-inline-size: var(--cube-login-max-width, 24rem);
    /* The same in every state, so that nothing below it moves while the session is being read. */
    --_min-height: var(--cube-login-min-height, 16.625rem);
    min-block-size: var(--_min-height);
    padding: var(--cube-padding, 0);
    border-radius: calc(var(--_radius) * 1.6);
    background: var(--cube-surface, transparent);
    color: var(--_text);
    font-size: 1rem;
    line-height: 1.5;
  }

  :host([remember]) {
    --_min-height: var(--cube-login-min-height, 20.625rem);
  }

  :host([hidden]) {
    display: none;
  }

  .base {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 18px;
  }

  h2,
  p {
    margin: 0;
  }

  [part='heading'],
  [part='name'] {
    font-size: 1.25rem;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
  }

  .message {
    display: flex;
    gap: 8px;
    padding: 9px 11px;
    /* Seen in forced colours only. */
    border: 1px solid transparent;
    border-radius: var(--_radius);
    font-size: 0.875rem;
  }

  [part='error'] {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  [part='notice'] {
    background: var(--_primary-soft);
  }

  .cube-icon {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 2.5px;
  }

  [part='account'] {
    outline: none;
  }

  [part='account'] .message {
    margin-block-end: 18px;
  }

  .default-account {
    display: grid;
    grid-template-rows: 1fr auto;
    gap: 18px;
    min-block-size: var(--_min-height);
  }

  .person {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 4px;
    text-align: center;
    overflow-wrap: anywhere;
  }

  .initials {
    display: grid;
    place-items: center;
    inline-size: 72px;
    block-size: 72px;
    margin-block-end: 12px;
    border-radius: 50%;
    background: var(--_primary-soft);
    color: var(--_primary);
    font-size: 1.625rem;
    font-weight: 600;
  }

  .identifier {
    color: var(--_muted);
    font-size: 0.875rem;
  }

  [part='sign-out'] {
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

  [part='sign-out']:hover {
    background: color-mix(in srgb, var(--_text) 6%, transparent);
  }

  [part='sign-out']:focus-visible {
    outline: 2px solid var(--_primary);
    outline-offset: 1px;
  }

  /* The whole is focused after signing in, and shows it where it does not look like a button. */
  [part='account']:focus-visible .initials,
  [part='account']:focus-visible ::slotted([slot='account']) {
    outline: 2px solid var(--_primary);
    outline-offset: 2px;
  }

  .announcer {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    [part='sign-out'] {
      transition: none;
    }
  }
`;
