import {svg, html, type TemplateResult} from 'lit';

const icon = (paths: TemplateResult<2>) => html`
  <svg class="cube-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>
`;

export const alertIcon = icon(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.5M12 16.3v.2"/>`);

export const eyeIcon = icon(
  svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="3"/>`,
);

export const eyeOffIcon = icon(
  svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="3"/><path d="m4 4 16 16"/>`,
);
