import {css} from 'lit';

export const passwordResetStyles = css`
  .base > .link {
    justify-self: center;
  }

  .address {
    margin-block-start: -14px;
    color: var(--_muted);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }

  .help {
    color: var(--_muted);
    font-size: 0.8125rem;
  }

  [part='heading'][tabindex] {
    justify-self: start;
    border-radius: 4px;
    outline: none;
  }

  [part='heading']:focus-visible {
    outline: 2px solid var(--_primary);
    outline-offset: 1px;
  }
`;
