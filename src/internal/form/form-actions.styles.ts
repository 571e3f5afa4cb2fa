import {css} from 'lit';

/** The buttons at the end of a form that can be left: beside each other where there is room, whatever they say. */
export const formActionStyles = css`
  .cube-form .cube-actions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr));
    gap: 12px;
  }

  .cube-form .cube-cancel {
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font-size: 0.9375rem;
    font-weight: 550;
    cursor: pointer;
    transition: background-color 150ms;
  }

  .cube-form .cube-cancel:hover {
    background: color-mix(in srgb, currentColor 6%, transparent);
  }

  .cube-form .cube-cancel[aria-disabled] {
    opacity: 0.6;
    cursor: default;
  }

  /* A theme may show every field. */
  .cube-form [hidden] {
    display: none;
  }

  @media (prefers-reduced-motion: reduce) {
    .cube-form .cube-cancel {
      transition: none;
    }
  }
`;
