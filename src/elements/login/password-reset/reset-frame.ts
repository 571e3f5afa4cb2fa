import {html, nothing, type TemplateResult} from 'lit';
import {renderNotice, renderSummary} from '../../../internal/message.js';
import type {PasswordResetMessages} from '../../../locales/password-reset-messages.js';
import type {ResetOutcome} from './ask-for-link.js';

export interface ResetOutcomeView {
  readonly outcome: ResetOutcome;
  readonly messages: PasswordResetMessages;
  /** Where the link has gone. */
  readonly address: string;
  readonly onLeave: () => void;
  readonly onSendAgain: () => void;
}

/** What stands around the form. @param summary The error for which no field is to blame. */
export const renderResetFrame = (
  {resetHeading}: PasswordResetMessages,
  summary: string | undefined,
): TemplateResult => html`
  <div class="base" part="base">
    <h2 part="heading">${resetHeading}</h2>
    ${renderSummary(summary)}
    <slot name="form"></slot>
    <slot name="footer"></slot>
  </div>
`;

const renderSent = ({messages, address}: ResetOutcomeView): TemplateResult => html`
  <p class="address"><bdi>${address}</bdi></p>
  <p>${messages.linkSent}</p>
  <p class="help">${messages.linkSentHelp}</p>
`;

/** What came of it, in the place of the form. Its heading takes the focus that the form had. */
export function renderResetOutcome(view: ResetOutcomeView): TemplateResult {
  const {messages} = view;
  const isSent = view.outcome === 'sent';
  return html`
    <div class="base" part="base">
      <h2 part="heading" tabindex="-1">${isSent ? messages.linkSentHeading : messages.resetHeading}</h2>
      ${isSent ? renderSent(view) : renderNotice(messages.resetDisabled)}
      <button class="button" part="back" type="button" @click=${view.onLeave}>
        ${messages.backToSignIn}
      </button>
      ${
        isSent
          ? html`<button class="link" part="send-again" type="button" @click=${view.onSendAgain}>
              ${messages.sendAgain}
            </button>`
          : nothing
      }
      <slot name="footer"></slot>
    </div>
  `;
}
