import {html, nothing, type TemplateResult} from 'lit';
import {alertIcon} from './icons.js';

/** The error for which no field is to blame; nothing where there is none. */
export const renderSummary = (text: string | undefined): TemplateResult | typeof nothing =>
  text ? html`<p class="message" part="error">${alertIcon}<span>${text}</span></p>` : nothing;

/** What the user has to know, above the rest; nothing where there is no such text. */
export const renderNotice = (text: string | undefined): TemplateResult | typeof nothing =>
  text ? html`<p class="message" part="notice">${alertIcon}<span>${text}</span></p>` : nothing;
