import {css} from 'lit';

/** Fields that no form to sign in with has: those of several lines, those to choose from, and those that may be left out. */
export const moreFieldsStyles = css`
  .cube-form .cube-input:has(+ .cube-icon) {
    padding-inline-end: 40px;
  }

  .cube-form .cube-input + .cube-icon {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-end: 12px;
    color: var(--_muted);
    pointer-events: none;
  }

  .cube-form textarea.cube-input {
    resize: vertical;
  }

  .cube-form .cube-note {
    color: var(--_muted);
    font-weight: 400;
  }
`;
