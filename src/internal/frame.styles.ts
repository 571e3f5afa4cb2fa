import {css} from 'lit';

/** What every element that shows something has: its box, its messages, and its voice for screen readers. */
export const frameStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: min(18rem, 100%);
    padding: var(--cube-padding, 0);
    border-radius: calc(var(--_radius) * 1.6);
    background: var(--cube-surface, transparent);
    color: var(--_text);
    font-size: 1rem;
    line-height: 1.5;
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
    overflow-wrap: anywhere;
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

  .announcer {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
