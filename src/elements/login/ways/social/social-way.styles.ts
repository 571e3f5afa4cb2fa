import {css} from 'lit';

export const socialWayStyles = css`
  [part='social-action'][aria-disabled] {
    cursor: default;
  }

  .busy {
    position: relative;
  }

  .busy::before {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 8px);
    inset-inline-end: calc(100% + 10px);
    box-sizing: border-box;
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid color-mix(in srgb, currentColor 35%, transparent);
    border-block-start-color: currentColor;
    border-radius: 50%;
    opacity: 0;
    animation: busy 800ms 200ms linear infinite;
  }

  @keyframes busy {
    from {
      opacity: 1;
    }

    to {
      opacity: 1;
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .busy::before {
      animation: busy 0s 200ms forwards;
    }
  }
`;
