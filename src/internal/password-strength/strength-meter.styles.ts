import {css} from 'lit';

/** The meter is part of a form in the light DOM. */
export const strengthMeterStyles = css`
  .cube-form .cube-meter {
    --_strength: var(--_success);
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 4px;
  }

  .cube-form .cube-meter[data-level='1'] {
    --_strength: var(--_danger);
  }

  .cube-form .cube-meter[data-level='2'] {
    --_strength: var(--_muted);
  }

  .cube-form .cube-bar {
    block-size: 4px;
    border-radius: 2px;
    background: var(--_line);
  }

  .cube-form .cube-bar[data-filled] {
    background: var(--_strength);
  }

  @media (forced-colors: active) {
    .cube-form .cube-bar {
      box-sizing: border-box;
      border: 1px solid CanvasText;
    }

    .cube-form .cube-bar[data-filled] {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
