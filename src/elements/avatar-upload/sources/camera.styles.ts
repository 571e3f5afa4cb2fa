import {css} from 'lit';

/** The camera's picture on a dark stage, and the buttons under it. */
export const cameraStyles = css`
  .camera {
    display: grid;
    gap: 16px;
  }

  .camera-stage {
    position: relative;
    display: grid;
    place-items: center;
    aspect-ratio: 4 / 3;
    overflow: hidden;
    border-radius: var(--_radius);
    background: #14171e;
    color: #eef0f6;
  }

  /* As in a mirror: that is how people know themselves. */
  .camera video {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    scale: -1 1;
  }

  /* Where the face goes. */
  .camera-guide {
    position: relative;
    block-size: 80%;
    aspect-ratio: 1;
    border: 2px solid rgb(255 255 255 / 0.8);
  }

  .camera-guide.circle {
    border-radius: 50%;
  }

  .camera p {
    max-inline-size: 16rem;
    padding: 16px;
    font-size: 0.9375rem;
    text-align: center;
    white-space: pre-line;
    text-wrap: balance;
  }

  .camera-actions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr));
    gap: 12px;
  }

  .camera-take[aria-disabled] {
    opacity: 0.6;
    cursor: default;
  }
`;
