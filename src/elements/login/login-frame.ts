import {html, type TemplateResult} from 'lit';
import {renderNotice, renderSummary} from '../../internal/message.js';
import type {LoginMessages} from '../../locales/login-messages.js';

export interface LoginFrameView {
  readonly messages: LoginMessages;
  readonly isExpired: boolean;
  /** The error for which no field is to blame. */
  readonly summary: string | undefined;
}

/** What stands around the form: heading, one message at a time, and what the page adds. */
export const renderFrame = ({messages, isExpired, summary}: LoginFrameView): TemplateResult => html`
  <div class="base" part="base">
    <slot name="heading"><h2 part="heading">${messages.heading}</h2></slot>
    ${summary ? renderSummary(summary) : renderNotice(isExpired ? messages.sessionEnded : '')}
    <slot name="form"></slot>
    <slot name="footer"></slot>
  </div>
`;
