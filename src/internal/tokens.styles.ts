import {css} from 'lit';

/**
 * The custom properties that theme every element, with their defaults. The private `--_…` names are what the other
 * styles use; they are inherited by the slotted light DOM.
 */
export const tokens = css`
  :host {
    --_primary: var(--cube-color-primary, light-dark(#2f4fd0, #9db2ff));
    --_on-primary: var(--cube-color-on-primary, light-dark(#ffffff, #10162b));
    --_text: var(--cube-color-text, light-dark(#171a23, #eef0f6));
    --_muted: var(--cube-color-muted, light-dark(#596072, #a7aec0));
    --_field: var(--cube-color-field, light-dark(#ffffff, #14171e));
    --_border: var(--cube-color-border, light-dark(#868d9e, #717a8d));
    --_danger: var(--cube-color-danger, light-dark(#b3261e, #ffb4ab));
    --_success: var(--cube-color-success, light-dark(#1a6b3c, #8fd8ac));
    --_line: color-mix(in srgb, var(--_border) 34%, transparent);
    --_danger-soft: color-mix(in srgb, var(--_danger) 8%, transparent);
    --_primary-soft: color-mix(in srgb, var(--_primary) 10%, transparent);
    --_radius: var(--cube-radius, 10px);
  }
`;
