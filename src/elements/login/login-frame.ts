import {html, nothing, type TemplateResult} from 'lit';
import {alertIcon} from '../../internal/icons.js';
import type {LoginMessages} from '../../locales/messages.js';

export interface LoginFrameView {
  readonly messages: LoginMessages;
  readonly isExpired: boolean;
  /** The error for which no field is to blame. */
  readonly summary: string | undefined;
}

/** What the user has to know, above the rest; nothing where there is no such text. */
export const renderNotice = (text: string | undefined) =>
  text ? html`<p class="message" part="notice">${alertIcon}<span>${text}</span></p>` : nothing;

const renderSummary = (text: string) =>
  html`<p class="message" part="error">${alertIcon}<span>${text}</span></p>`;

/** What stands around the form: heading, one message at a time, and what the page adds. */
export const renderFrame = ({messages, isExpired, summary}: LoginFrameView): TemplateResult => html`
  <div class="base" part="base">
    <slot name="heading"><h2 part="heading">${messages.heading}</h2></slot>
    ${summary ? renderSummary(summary) : renderNotice(isExpired ? messages.sessionEnded : '')}
    <slot name="form"></slot>
    <slot name="footer"></slot>
  </div>
`;
