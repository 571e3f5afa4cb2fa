import {html, type nothing, type TemplateResult} from 'lit';
import {renderNotice, renderSummary} from '../../internal/message.js';
import type {LoginMessages} from '../../locales/login-messages.js';

export interface LoginFrameView {
  readonly messages: LoginMessages;
  readonly isExpired: boolean;
  /** The error for which no field is to blame. */
  readonly summary: string | undefined;
  /** The other ways to sign in. */
  readonly ways?: TemplateResult | typeof nothing;
}

/** What stands around the form: heading, one message at a time, and what the page adds. */
export const renderFrame = ({messages, isExpired, summary, ways}: LoginFrameView): TemplateResult => html`
  <div class="base" part="base">
    <slot name="heading"><h2 part="heading">${messages.heading}</h2></slot>
    ${summary ? renderSummary(summary) : renderNotice(isExpired ? messages.sessionEnded : '')}
    <slot name="form"></slot>
    ${ways}
    <slot name="footer"></slot>
  </div>
`;
