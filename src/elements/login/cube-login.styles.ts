import {css} from 'lit';

export const styles = css`
  :host {
    max-inline-size: var(--cube-login-max-width, 24rem);
    --_form-height: 19rem;
    /* The same in every state, so that nothing below it moves while the session is being read. */
    --_min-height: var(--cube-login-min-height, var(--_form-height));
    min-block-size: var(--_min-height);
  }

  :host([no-forgot-password]) {
    --_form-height: 16.625rem;
  }

  :host([remember]) {
    --_form-height: 20.625rem;
  }
`;
