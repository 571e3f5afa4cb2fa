import {css} from 'lit';

/** What is said of a link that was sent, in the shadow root. */
export const emailWayStyles = css`
  .link-sent {
    display: grid;
    gap: 12px;
    margin-block-start: -14px;
  }

  .sent-address {
    color: var(--_muted);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }

  .sent-address .link {
    margin-block: -6px;
  }

  .message + .link-sent {
    margin-block-start: 0;
  }

  .sent-help {
    color: var(--_muted);
    font-size: 0.8125rem;
  }

  .sent-actions {
    display: grid;
    justify-items: center;
    gap: 4px;
  }

  .cube-resend {
    color: var(--_muted);
    font-size: 0.875rem;
    line-height: 32px;
  }
`;
