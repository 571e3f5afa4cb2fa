import {css} from 'lit';

const popUpStyles = css`
  .cube-form .box {
    anchor-name: --cube-box;
  }

  .pop-up {
    position: fixed;
    inset: auto;
    z-index: 1;
    display: none;
    flex-direction: column;
    box-sizing: border-box;
    max-inline-size: calc(100vw - 16px);
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 2px);
    /* The page's surface may let something shine through, and the pop-up must not. */
    background: linear-gradient(var(--cube-surface, transparent) 0 0) var(--_field);
    color: var(--_text);
    box-shadow: 0 10px 28px -8px rgb(16 22 43 / 22%);
    overflow: hidden;
  }

  .pop-up.open {
    display: flex;
  }

  .pop-up.anchored {
    position-anchor: --cube-box;
    position-area: block-end center;
    position-try-fallbacks: --cube-above, --cube-below-short, --cube-above-short;
    position-visibility: anchors-visible;
    inset-block: 0 var(--_covered-end, 0px);
    inline-size: anchor-size(inline);
    margin-block: 6px;
  }

  .pop-up.in-flow {
    position: static;
    max-inline-size: none;
  }

  @position-try --cube-above {
    position-area: block-start center;
    inset-block: var(--_covered-start, 0px) 0;
  }

  /* Where it has room neither below nor above: below if there is enough to see some rows. */
  @position-try --cube-below-short {
    min-block-size: 9rem;
    max-block-size: calc(100% - var(--_covered-end, 0px) - 12px);
  }

  @position-try --cube-above-short {
    position-area: block-start center;
    inset-block: var(--_covered-start, 0px) 0;
    max-block-size: calc(100% - var(--_covered-start, 0px) - 12px);
  }
`;

const statusStyles = css`
  .rows,
  .rows > * {
    min-block-size: 0;
  }

  .rows {
    display: flex;
    flex-direction: column;
  }

  .outcome {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 12px;
    padding: 8px 12px;
    font-size: 0.8125rem;
  }

  .rows + .outcome {
    border-block-start: 1px solid var(--_line);
  }

  .status {
    display: flex;
    gap: 6px;
    min-inline-size: 0;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .failure .status {
    color: var(--_danger);
  }

  .cube-form .outcome .cube-link {
    margin: 0;
    font-size: inherit;
  }

  /* The button is higher than its text. */
  .outcome:has(.cube-link) {
    padding-block-end: 2px;
  }

  .list > .outcome {
    padding-inline: 0;
  }

  .list > .rows + .outcome {
    border: 0;
  }
`;

/** What is seen once somebody has come near. */
export const searchPartStyles = css`
  ${popUpStyles}${statusStyles}
`;
