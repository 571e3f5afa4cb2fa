import {css} from 'lit';
import {formStyles} from '../../internal/form/form.styles.js';

const searchStyles = css`
  :host {
    max-inline-size: var(--cube-user-search-max-width, 24rem);
  }

  .base {
    gap: 6px;
  }

  .cube-form .cube-input {
    padding-inline: 40px;
    text-overflow: ellipsis;
  }

  .cube-form .cube-control > .cube-icon {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-start: 12px;
    margin: 0;
    color: var(--_muted);
    pointer-events: none;
  }

  .clear {
    position: absolute;
    inset-block: 2px;
    inset-inline-end: 2px;
    display: grid;
    place-items: center;
    inline-size: 40px;
    padding: 0;
    border: 0;
    border-radius: calc(var(--_radius) - 2px);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }

  .clear:hover {
    color: inherit;
  }

  .clear .cube-icon {
    margin: 0;
  }

  :host(:state(disabled)) .cube-input {
    cursor: not-allowed;
    opacity: 0.6;
  }
`;

export const styles = [formStyles, searchStyles];
