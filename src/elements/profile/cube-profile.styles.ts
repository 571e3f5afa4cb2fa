import {css} from 'lit';
import {avatarStyles} from '../../internal/avatar/avatar.styles.js';
import {buttonStyles} from '../../internal/button.styles.js';
import {moreButtonStyles} from '../../internal/more-buttons.styles.js';
import {formStyles} from '../../internal/form/form.styles.js';
import {signInPlaceStyles} from '../sign-in-place.styles.js';

const profileStyles = css`
  :host {
    --_avatar-size: var(--cube-profile-avatar-size, 72px);
    max-inline-size: var(--cube-profile-max-width, 32rem);
    min-block-size: var(--cube-profile-min-height, 24rem);
  }

  :host(:state(anonymous):not([hidden])) {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: center;
  }

  [hidden] {
    display: none;
  }

  .header {
    display: flex;
    align-items: center;
    gap: 16px;
  }

  .who {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  [part='name']:focus-visible,
  .long:focus-visible {
    border-radius: 4px;
    outline: 2px solid var(--_primary);
    outline-offset: 2px;
  }

  .identity {
    margin-block-start: 2px;
    color: var(--_muted);
    font-size: 0.875rem;
  }

  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding-block-start: 18px;
    border-block-start: 1px solid var(--_line);
  }

  h3 {
    margin: 0;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .details {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    margin: 0;
    container-type: inline-size;
  }

  .detail {
    display: grid;
    grid-template-columns: minmax(0, 7rem) minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 12px;
    min-block-size: 32px;
  }

  dt {
    color: var(--_muted);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }

  dd {
    margin: 0;
  }

  .value {
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }

  .value bdi {
    white-space: pre-line;
  }

  .long {
    max-block-size: 12rem;
    overflow: auto;
  }

  .not-given {
    color: var(--_muted);
  }

  .web-link {
    color: inherit;
    text-decoration-color: color-mix(in srgb, currentColor 50%, transparent);
    text-underline-offset: 3px;
  }

  .web-link:focus-visible {
    border-radius: 4px;
    outline: 2px solid var(--_primary);
    outline-offset: 1px;
  }

  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .tag {
    min-inline-size: 0;
    padding: 1px 9px;
    border-radius: 12px;
    background: var(--_primary-soft);
    font-size: 0.875rem;
  }

  /* The value below its label, where there is no room beside it. */
  @container (max-width: 20rem) {
    .detail {
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 12px;
    }

    .detail .value {
      grid-area: 2 / 1;
    }
  }

  /* Belongs to the field above it. */
  .use {
    justify-self: start;
    margin-block-start: 2px;
  }

  @media (forced-colors: active) {
    .tag {
      border: 1px solid;
    }
  }
`;

export const styles = [
  formStyles,
  buttonStyles,
  moreButtonStyles,
  avatarStyles,
  signInPlaceStyles,
  profileStyles,
];
