import {html, nothing, type TemplateResult} from 'lit';
import {alertIcon} from '../../internal/icons.js';
import type {LoginMessages} from '../../locales/messages.js';

export interface LoginFrameView {
  readonly messages: LoginMessages;
  readonly isExpired: boolean;
  /** The error for which no field is to blame. */
  readonly summary: string | undefined;
}

/** What stands around the form: heading, one message at a time, and what the page adds. */
export function renderFrame({messages, isExpired, summary}: LoginFrameView): TemplateResult {
  return html`
    <div class="base" part="base">
      <slot name="heading"><h2 part="heading">${messages.heading}</h2></slot>
      ${
        isExpired && !summary
          ? html`<p class="message" part="notice">${alertIcon}<span>${messages.sessionEnded}</span></p>`
          : nothing
      }
      ${summary ? html`<p class="message" part="error">${alertIcon}<span>${summary}</span></p>` : nothing}
      <slot name="form"></slot>
      <slot name="footer"></slot>
    </div>
  `;
}
