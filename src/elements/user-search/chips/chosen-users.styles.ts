import {css} from 'lit';
import {avatarStyles} from '../../../internal/avatar/avatar.styles.js';

const chipStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .chip {
    --_avatar-size: 24px;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    box-sizing: border-box;
    max-inline-size: 100%;
    padding-inline-start: 4px;
    /* Seen in forced colours only. */
    border: 1px solid transparent;
    border-radius: 999px;
    background: color-mix(in srgb, var(--_primary) 12%, transparent);
    font-size: 0.875rem;
    line-height: 1.5;
  }

  .chip-name {
    min-inline-size: 0;
    padding-block: 4px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .chip-name:first-child {
    padding-inline-start: 8px;
  }

  .remove {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 30px;
    block-size: 30px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: inherit;
    cursor: pointer;
  }

  .remove:hover {
    background: color-mix(in srgb, currentColor 10%, transparent);
  }

  .remove:focus-visible {
    outline: 2px solid var(--_primary);
    outline-offset: -2px;
  }

  .remove:disabled {
    cursor: default;
    opacity: 0.4;
  }

  .remove svg {
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
  }

  @media (pointer: coarse) {
    .remove {
      inline-size: 40px;
      block-size: 40px;
    }
  }
`;

export const chosenUsersStyles = css`
  ${avatarStyles}${chipStyles}
`;
