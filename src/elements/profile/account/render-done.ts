import {html, type TemplateResult} from 'lit';
import {checkIcon} from '../../../internal/more-icons.js';

/** What has been done. */
export const renderDone = (text: string): TemplateResult =>
  html`<p class="done">${checkIcon}<span>${text}</span></p>`;
