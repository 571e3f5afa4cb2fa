import {css} from 'lit';
import {avatarStyles} from '../../internal/avatar/avatar.styles.js';
import {buttonStyles} from '../../internal/button.styles.js';
import {moreButtonStyles} from '../../internal/more-buttons.styles.js';
import {spinnerStyles} from '../../internal/spinner.styles.js';
import {signInPlaceStyles} from '../sign-in-place.styles.js';

const uploadStyles = css`
  :host {
    --_avatar-size: var(--cube-avatar-upload-avatar-size, 72px);
    max-inline-size: var(--cube-avatar-upload-max-width, 24rem);
    min-block-size: var(--cube-avatar-upload-min-height, 17.5rem);
  }

  :host(:is(:state(anonymous), :state(ready)):not([hidden])) {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  /* As high as what is kept free, so that little moves from one state to the next. */
  .base {
    display: flex;
    flex-direction: column;
    justify-content: center;
  }

  [hidden] {
    display: none;
  }

  .zone {
    display: grid;
    flex: 1;
    align-content: center;
    justify-items: center;
    gap: 8px;
    padding: 24px 14px;
    border: 1.5px dashed var(--_border);
    border-radius: var(--_radius);
    text-align: center;
    transition:
      border-color 150ms,
      background-color 150ms;
  }

  .zone.over {
    border-color: var(--_primary);
    border-style: solid;
    background: var(--_primary-soft);
  }

  .zone-title {
    margin-block-start: 4px;
    font-weight: 600;
  }

  .hint {
    max-inline-size: 16rem;
    color: var(--_muted);
    font-size: 0.875rem;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    margin-block-start: 6px;
  }

  .ways .button {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline: 12px;
  }

  .ways .cube-icon {
    margin: 0;
  }

  .activity {
    display: flex;
    align-items: center;
    gap: 10px;
  }

  @media (prefers-reduced-motion: reduce) {
    .zone {
      transition: none;
    }
  }
`;

export const styles = [
  buttonStyles,
  moreButtonStyles,
  avatarStyles,
  signInPlaceStyles,
  spinnerStyles,
  uploadStyles,
];
