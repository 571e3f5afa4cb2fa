import {css} from 'lit';
import {avatarStyles} from '../../internal/avatar/avatar.styles.js';

export const styles = [
  avatarStyles,
  css`
    :host {
      --_avatar-size: var(--cube-avatar-size, 40px);
      display: inline-flex;
      flex: none;
      vertical-align: middle;
    }

    :host([hidden]) {
      display: none;
    }
  `,
];
