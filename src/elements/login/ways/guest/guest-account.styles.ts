import {css} from 'lit';

export const guestAccountStyles = css`
  .guest-help {
    color: var(--_muted);
    font-size: 0.875rem;
    text-align: center;
    overflow-wrap: anywhere;
  }

  .back-to-guest {
    justify-self: center;
  }
`;
