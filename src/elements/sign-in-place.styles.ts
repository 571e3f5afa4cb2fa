import {css} from 'lit';

/** What asks a visitor to sign in, and the form that stands in its place. */
export const signInPlaceStyles = css`
  .anonymous {
    display: grid;
    justify-items: center;
    gap: 16px;
    color: var(--_muted);
    text-align: center;
  }

  ::slotted([slot='sign-in']) {
    --cube-padding: 0;
    --cube-surface: transparent;
    --cube-login-max-width: none;
  }
`;
