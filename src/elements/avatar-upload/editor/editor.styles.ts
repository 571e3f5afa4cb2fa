import {css} from 'lit';

/** What is seen once a photo has been picked. */
export const editorStyles = css`
  .editor {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }

  .actions {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 12px;
  }

  .actions .button {
    padding-inline: 10px;
  }

  .actions .activity {
    justify-content: center;
  }

  .progress {
    display: grid;
    gap: 6px;
  }

  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 4px;
    border: 0;
    border-radius: 2px;
    background: var(--_line);
    overflow: hidden;
  }

  progress::-webkit-progress-bar {
    background: var(--_line);
  }

  progress::-webkit-progress-value {
    background: var(--_primary);
  }

  progress::-moz-progress-bar {
    background: var(--_primary);
  }

  .progress-text {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }

  .done {
    display: flex;
    gap: 6px;
    color: var(--_success);
    font-size: 0.875rem;
  }

  .avatar canvas {
    inline-size: 100%;
    block-size: 100%;
  }

  @media (forced-colors: active) {
    progress {
      block-size: 12px;
      border: 1px solid;
    }

    progress::-webkit-progress-value {
      forced-color-adjust: none;
      background: Highlight;
    }

    progress::-moz-progress-bar {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
