import {css} from 'lit';
import {formActionStyles} from '../../../internal/form/form-actions.styles.js';

/** The rows about the account, and its end. */
export const accountSectionStyles = [
  formActionStyles,
  css`
    .row {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      align-items: center;
      gap: 8px 12px;
    }

    .link[aria-disabled] {
      color: var(--_muted);
      text-decoration: none;
      cursor: default;
    }

    .done {
      display: flex;
      gap: 6px;
      color: var(--_success);
      font-size: 0.875rem;
    }

    .missing {
      color: var(--_muted);
      font-size: 0.875rem;
    }

    .end {
      display: grid;
      place-items: center;
      min-block-size: var(--cube-profile-min-height, 24rem);
      text-align: center;
    }

    slot[name='password'] {
      display: block;
      margin-block-end: 8px;
    }

    :is(.missing, [part='deleted']):focus-visible {
      border-radius: 4px;
      outline: 2px solid var(--_primary);
      outline-offset: 2px;
    }
  `,
];
