import {css} from 'lit';

/** The dialog in which the account is deleted. */
export const deletionDialogStyles = css`
  .dialog {
    box-sizing: border-box;
    inline-size: calc(100vw - 32px);
    max-inline-size: 26rem;
    max-block-size: calc(100dvh - 32px);
    padding: 24px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.6);
    background: var(--cube-color-dialog, light-dark(#ffffff, #1b1f28));
    box-shadow: 0 8px 28px rgb(16 22 43 / 0.16);
    color: var(--_text);
    overflow-wrap: anywhere;
    opacity: 1;
    transition: opacity 150ms;
  }

  .dialog::backdrop {
    background: rgb(10 12 18 / 0.5);
  }

  @starting-style {
    .dialog[open] {
      opacity: 0;
    }
  }

  .dialog h2 {
    font-size: 1.25rem;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
  }

  .dialog .warning {
    font-size: 0.9375rem;
  }

  .dialog .cube-submit {
    background: var(--_danger);
    color: var(--cube-color-on-danger, light-dark(#ffffff, #10162b));
  }

  .dialog .cube-submit:hover {
    background: color-mix(in srgb, var(--_danger) 90%, var(--_text));
  }

  @media (prefers-reduced-motion: reduce) {
    .dialog {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .dialog {
      border-color: CanvasText;
    }

    .dialog .cube-submit {
      background: Highlight;
      color: HighlightText;
    }
  }
`;
