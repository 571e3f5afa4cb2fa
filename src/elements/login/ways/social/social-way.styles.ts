import {css} from 'lit';

export const socialWayStyles = css`
  [part='social-action'][aria-disabled] {
    cursor: default;
  }

  .busy {
    position: relative;
  }

  /* Beside the label, which stays where it is when the spinner comes. */
  .busy .spinner {
    position: absolute;
    inset-block-start: calc(50% - 8px);
    inset-inline-end: calc(100% + 10px);
    box-sizing: border-box;
  }
`;
