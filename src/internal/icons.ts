import {html, type TemplateResult} from 'lit';

/** Drawn in a square of 24 by 24. */
export const icon = (path: string): TemplateResult => html`
  <svg class="cube-icon" viewBox="0 0 24 24" aria-hidden="true">
    <path
      d=${path}
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
    ></path>
  </svg>
`;

const eye =
  'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9a3 3 0 0 1 0 6 3 3 0 0 1 0-6';

export const alertIcon = icon('M12 3a9 9 0 0 1 0 18 9 9 0 0 1 0-18M12 7.5v5.5M12 16.3v.2');
export const eyeIcon = icon(eye);
export const eyeOffIcon = icon(`${eye}M4 4l16 16`);
