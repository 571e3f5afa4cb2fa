import {css} from 'lit';

export const loginWaysStyles = css`
  .or {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    align-items: center;
    gap: 12px;
    color: var(--_muted);
    font-size: 0.8125rem;
  }

  .or::before,
  .or::after {
    content: '';
    border-block-start: 1px solid var(--_line);
  }

  .ways {
    display: grid;
    /* Two in a row, where their names fit. */
    grid-template-columns: repeat(auto-fit, minmax(min(9.25rem, 100%), 1fr));
    gap: 10px;
  }

  /* One alone, and the last of an odd number, has the row to itself. */
  .ways > :last-child:nth-child(odd) > .way,
  .ways > :last-child:nth-child(odd)::slotted(*) {
    grid-column: 1 / -1;
  }

  .way {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    inline-size: 100%;
    padding-inline: 10px;
    overflow-wrap: anywhere;
  }

  .way .cube-icon {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
  }

  .way[aria-disabled='true'] {
    cursor: default;
  }

  .facebook-sign {
    color: light-dark(#0a5ad4, #8db8ff);
  }

  @media (forced-colors: none) {
    .button.primary.facebook,
    .button.primary.facebook:hover {
      background: #0a5ad4;
      color: #fff;
    }

    .button.primary.twitter,
    .button.primary.twitter:hover {
      background: light-dark(#0f1419, #eff3f4);
      color: light-dark(#fff, #0f1419);
    }
  }

  .primary .facebook-sign {
    color: inherit;
  }

  .back-to-ways {
    justify-self: center;
  }

  [part='heading'][tabindex] {
    justify-self: start;
    border-radius: 4px;
    outline: none;
  }

  [part='heading'][tabindex]:focus-visible {
    outline: 2px solid var(--_primary);
    outline-offset: 1px;
  }
`;
