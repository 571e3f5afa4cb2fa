import {css} from 'lit';

/** The list of users; what is around it is no business of its. */
export const userRowsStyles = css`
  .user-list {
    position: relative;
    box-sizing: border-box;
    /* So low that all rows in view are among those that are in the page. */
    max-block-size: min(var(--cube-user-search-list-height, 20rem), 100svh, 4000px);
    overflow: hidden auto;
    overscroll-behavior: contain;
    outline: none;
  }

  .user-rows {
    position: relative;
  }

  .user-option {
    --_avatar-size: 36px;
    position: absolute;
    inset-block-start: 0;
    inset-inline: 6px;
    display: flex;
    align-items: center;
    gap: 8px;
    box-sizing: border-box;
    min-block-size: 52px;
    padding: 6px 10px;
    border-radius: calc(var(--_radius) - 2px);
    contain: content;
    cursor: pointer;
    user-select: none;
  }

  .user-option[aria-disabled] {
    cursor: default;
  }

  /* After a tap the finger is gone. */
  @media (hover: hover) {
    .user-option:not([aria-disabled]):hover {
      background: color-mix(in srgb, currentColor 6%, transparent);
    }
  }

  .user-option.user-option.active {
    background: color-mix(in srgb, var(--_primary) 12%, transparent);
  }

  .user-content {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .user {
    display: flex;
    align-items: center;
    gap: 12px;
    min-inline-size: 0;
  }

  .user-text {
    flex: 1;
    min-inline-size: 0;
    line-height: 1.3;
  }

  /* As wide as its text, so that a name of another direction ends in the dots at its own end. */
  .user-name,
  .user-detail > * {
    display: block;
    inline-size: fit-content;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* One line: where the second part has no room beside the whole of the first, it is the one that goes. */
  .user-detail {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.35em;
    block-size: 1lh;
    overflow: hidden;
    color: var(--_muted);
    font-size: 0.8125rem;
    white-space: nowrap;
  }

  .user-option mark {
    background: none;
    color: var(--_primary);
    font-weight: 650;
  }

  .user-check {
    display: grid;
    flex: none;
    color: var(--_primary);
  }

  .user-check .cube-icon {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
  }

  .user-waiting::before {
    flex: none;
    inline-size: var(--_avatar-size);
    block-size: var(--_avatar-size);
    border-radius: var(--cube-avatar-radius, 50%);
    background: var(--_line);
    content: '';
  }

  .user-waiting {
    flex: 1;
  }

  .user-waiting i {
    inline-size: min(9rem, 60%);
    block-size: 0.75rem;
    border-radius: 4px;
    background: var(--_line);
  }

  .user-unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .user-option [hidden] {
    display: none;
  }

  @media (forced-colors: active) {
    .user-option.active {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .user-option mark {
      text-decoration: underline;
    }

    .user-waiting::before,
    .user-waiting i {
      border: 1px solid GrayText;
    }
  }
`;
