import {css} from 'lit';

export const styles = css`
  :host {
    max-inline-size: var(--cube-login-max-width, 24rem);
    /* The same in every state, so that nothing below it moves while the session is being read. */
    --_min-height: var(--cube-login-min-height, 16.625rem);
    min-block-size: var(--_min-height);
  }

  :host([remember]) {
    --_min-height: var(--cube-login-min-height, 20.625rem);
  }
`;
