import {css} from 'lit';

/** Says in a shadow root that something is under way, once that has taken a moment. */
export const spinnerStyles = css`
  .spinner {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid color-mix(in srgb, currentColor 35%, transparent);
    border-block-start-color: currentColor;
    border-radius: 50%;
    opacity: 0;
    animation: spinner 800ms 200ms linear infinite;
  }

  @keyframes spinner {
    from {
      opacity: 1;
    }

    to {
      opacity: 1;
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation: spinner 0s 200ms forwards;
    }
  }
`;
