import {html, type TemplateResult} from 'lit';
import type {EmailTexts} from './describe-email-error.js';

export interface SentView {
  readonly messages: EmailTexts;
  /** Where the link has gone. */
  readonly address: string;
  /** Has the link sent again. */
  readonly resend: TemplateResult;
  readonly onLeave: () => void;
}

/** A link is on its way: nothing is to be entered any more. */
export const renderSent = ({messages, address, resend, onLeave}: SentView): TemplateResult => html`
  <div class="link-sent">
    <p class="sent-address">
      <bdi>${address}</bdi>
      <button class="link" part="back" type="button" @click=${onLeave}>${messages.changeEmail}</button>
    </p>
    <p>${messages.signInLinkSent}</p>
    <p class="sent-help">${messages.signInLinkSentHelp}</p>
  </div>
  <div class="sent-actions">
    ${resend}
    <button class="link" part="back" type="button" @click=${onLeave}>${messages.backToEmailPassword}</button>
  </div>
`;
