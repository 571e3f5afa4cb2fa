import {css} from 'lit';

/** The steps of signing in by phone, in the light DOM. */
export const phoneWayStyles = css`
  .cube-form .cube-sent {
    color: var(--_muted);
    font-size: 0.875rem;
  }

  .cube-form .cube-below-heading {
    margin-block-start: -16px;
  }

  .cube-form .cube-sent bdi {
    white-space: nowrap;
  }

  /* From left to right in every language, like the code in the message. */
  .cube-form .cube-code {
    --_gap: 8px;
    direction: ltr;
    container-type: inline-size;
  }

  .cube-form .cube-cells {
    position: absolute;
    inset: 0;
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: var(--_gap);
  }

  .cube-form .cube-cell {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_field);
  }

  .cube-form .cube-code:has([aria-invalid]) .cube-cell {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  .cube-form .cube-code .cube-cell[data-active] {
    border-color: var(--_primary);
    outline: 2px solid var(--_primary);
    outline-offset: 1px;
    box-shadow: none;
  }

  .cube-form .cube-cell[data-selected] {
    background: color-mix(in srgb, var(--_primary) 22%, var(--_field));
  }

  /* What the browser scrolls to when the caret is behind the last digit stays out of sight. */
  .cube-form .cube-code-text {
    position: relative;
    display: block;
    overflow: clip;
  }

  /* Each digit, and the caret, stands in the middle of its cell. */
  .cube-form .cube-code .cube-input {
    --_step: calc((100cqi + var(--_gap)) / 6);
    display: block;
    inline-size: calc(100% + var(--_step));
    padding: 0;
    padding-inline-start: calc((var(--_step) - var(--_gap) - 1ch) / 2);
    border: 0;
    border-radius: 0;
    outline: none;
    background: none;
    box-shadow: none;
    font-family: ui-monospace, Menlo, Consolas, monospace;
    font-size: 1.25rem;
    letter-spacing: calc(var(--_step) - 1ch);
    text-align: left;
  }

  /* Its cells show what is selected. */
  .cube-form .cube-code .cube-input::selection {
    background: transparent;
    color: inherit;
  }

  .cube-form .cube-resend {
    justify-self: center;
    color: var(--_muted);
    font-size: 0.875rem;
    line-height: 1.25;
  }

  .cube-form .cube-captcha {
    position: absolute;
  }

  @media (forced-colors: active) {
    /* Else what is drawn behind text hides the edges of the cells. */
    .cube-form .cube-code .cube-input {
      forced-color-adjust: none;
      color: FieldText;
    }

    .cube-form .cube-cell {
      background: Field;
    }

    .cube-form .cube-cell[data-selected] {
      forced-color-adjust: none;
      background: Highlight;
    }

    .cube-form .cube-code .cube-input::selection {
      color: HighlightText;
    }

    .cube-form .cube-code:has([aria-invalid]) .cube-cell {
      border-width: 2px;
    }

    .cube-form .cube-code .cube-cell[data-active] {
      border-color: Highlight;
      outline-color: Highlight;
    }
  }
`;
