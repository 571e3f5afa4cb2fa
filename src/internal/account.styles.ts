import {css} from 'lit';

/** Who is signed in. The element says in `--_min-height` how high that is at least. */
export const accountStyles = css`
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

  /* The whole is focused after signing in, and shows it where it does not look like a button. */
  [part='account']:focus-visible .initials,
  [part='account']:focus-visible ::slotted([slot='account']) {
    outline: 2px solid var(--_primary);
    outline-offset: 2px;
  }
`;
