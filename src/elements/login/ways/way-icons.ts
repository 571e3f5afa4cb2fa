import {html, svg, type TemplateResult} from 'lit';
import {icon} from '../../../internal/icons.js';
import type {LoginMethod} from './login-method.js';

/** A brand's sign, in the brand's colour where it has one. Drawn in a square of 24 by 24. */
const sign = (brand: string, path: string): TemplateResult => html`
  <svg class="cube-icon ${brand}" viewBox="0 0 24 24" aria-hidden="true">
    ${svg`<path d=${path} fill="currentColor"></path>`}
  </svg>
`;

export const wayIcons: Readonly<Record<LoginMethod, TemplateResult>> = {
  password: icon('M6 11h12v9H6ZM8.500 11V8a3.500 3.500 0 0 1 7 0v3M12 14.500v2'),
  facebook: sign(
    'facebook-sign',
    'M13.6 21v-7.6h2.6l.4-3h-3V8.500c0-.9.3-1.500 1.500-1.500h1.600V4.300c-.3 0-1.200-.1-2.300-.1-2.300 0-3.900 1.400-3.900 4v2.200H8v3h2.500V21Z',
  ),
  twitter: sign(
    'twitter-sign',
    'M17.700 3.500h3l-6.500 7.400L21.900 21h-6l-4.700-6.100L5.900 21h-3l6.900-7.900L2.500 3.500h6.100l4.200 5.600ZM16.600 19.200h1.700L7.700 5.200H5.900Z',
  ),
  phone: icon(
    'M9.500 2.500h5A2.500 2.500 0 0 1 17 5v14a2.500 2.500 0 0 1-2.500 2.500h-5A2.500 2.500 0 0 1 7 19V5a2.500 2.500 0 0 1 2.500-2.500ZM11 18.500h2',
  ),
  email: icon(
    'M5 5.500h14a1.500 1.500 0 0 1 1.500 1.500v10a1.500 1.500 0 0 1-1.500 1.500H5A1.500 1.500 0 0 1 3.500 17V7A1.500 1.500 0 0 1 5 5.500ZM4 7l8 6 8-6',
  ),
  guest: icon(
    'M12 4a4 4 0 0 1 0 8 4 4 0 0 1 0-8M4.500 20.500c.6-3.800 3.600-5.500 7.500-5.500s6.900 1.700 7.500 5.500',
  ),
};
