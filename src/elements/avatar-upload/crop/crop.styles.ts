import {css} from 'lit';

/** The stage and its tools. They are adopted by the shadow root once they have been loaded. */
export const cropStyles = css`
  .crop {
    display: grid;
    gap: 8px;
  }

  .crop-stage {
    display: block;
    inline-size: 100%;
    aspect-ratio: 4 / 3;
    border-radius: var(--_radius);
    background: #14171e;
    cursor: grab;
    touch-action: none;
    user-select: none;
    -webkit-touch-callout: none;
  }

  .crop-stage:active {
    cursor: grabbing;
  }

  :is(.crop-stage, .crop-zoom, .crop-tool):focus-visible {
    outline: 2px solid var(--_primary);
    outline-offset: 1px;
  }

  .crop-tools {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .crop[inert] .crop-tools {
    opacity: 0.5;
  }

  .crop-zoom {
    flex: 1;
    min-inline-size: 0;
    block-size: 44px;
    margin: 0;
    border-radius: 6px;
    accent-color: var(--_primary);
    cursor: pointer;
  }

  .crop-zoom:disabled {
    opacity: 0.5;
    cursor: default;
  }

  .crop-tool {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }

  .crop-tool:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
    color: var(--_text);
  }

  .crop-tool .cube-icon {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
  }

  .crop-tool.reset:dir(rtl) .cube-icon {
    transform: scaleX(-1);
  }

  /* With forced colours the slider is the system's own. Its pseudo-elements cannot share a rule. */
  @media (forced-colors: none) {
    .crop-zoom {
      --_to-end: to right;
      --_filled: calc(11px + (100% - 22px) * var(--_zoom, 0));
      --_track: linear-gradient(var(--_to-end), var(--_primary) var(--_filled), var(--_line) var(--_filled));
      appearance: none;
      background: none;
    }

    .crop-zoom:focus-visible {
      outline: none;
    }

    .crop-zoom:dir(rtl) {
      --_to-end: to left;
    }

    .crop-zoom::-webkit-slider-runnable-track {
      block-size: 4px;
      border-radius: 2px;
      background: var(--_track);
    }

    .crop-zoom::-webkit-slider-thumb {
      appearance: none;
      box-sizing: border-box;
      inline-size: 22px;
      block-size: 22px;
      margin-block-start: -9px;
      border: 2px solid var(--_primary);
      border-radius: 50%;
      background: var(--_field);
    }

    .crop-zoom:focus-visible::-webkit-slider-thumb {
      outline: 2px solid var(--_primary);
      outline-offset: 1px;
    }

    .crop-zoom::-moz-range-track {
      block-size: 4px;
      border-radius: 2px;
      background: var(--_track);
    }

    .crop-zoom::-moz-range-thumb {
      box-sizing: border-box;
      inline-size: 22px;
      block-size: 22px;
      border: 2px solid var(--_primary);
      border-radius: 50%;
      background: var(--_field);
    }

    .crop-zoom:focus-visible::-moz-range-thumb {
      outline: 2px solid var(--_primary);
      outline-offset: 1px;
    }
  }
`;
