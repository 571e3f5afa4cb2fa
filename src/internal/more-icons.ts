import {icon} from './icons.js';

/** Icons that no form to sign in with has, so that those do not load them. */
export const checkIcon = icon('M5 12.5l4.5 4.5L19 7.5');
export const chevronIcon = icon('M6.5 9.5L12 15l5.5-5.5');
export const uploadIcon = icon(
  'M12 15.5V4.5M7.5 9L12 4.5 16.5 9M4.5 15v3.5a1.5 1.5 0 0 0 1.5 1.5h12a1.5 1.5 0 0 0 1.5-1.5V15',
);
