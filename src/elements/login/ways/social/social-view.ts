import {html, nothing, type TemplateResult} from 'lit';
import {formatMessage} from '../../../../internal/format-message.js';
import {renderNotice, renderSummary} from '../../../../internal/message.js';
import type {LoginMessages} from '../../../../locales/login-messages.js';
import type {LoginWaysMessages} from '../../../../locales/login-ways-messages.js';
import type {SocialWayMessages} from '../../../../locales/social-way-messages.js';

export type SocialMessages = LoginMessages & LoginWaysMessages & SocialWayMessages;

/**
 * How far a sign-in with a provider has come:
 * - `idle`: nobody has begun.
 * - `asking`: the page gets the token by itself.
 * - `waiting`: the provider's window is open.
 * - `closed`: that window seems to be closed. What comes from it is taken all the same.
 * - `blocked`: the browser lets no window open.
 * - `hook-blocked`: nor does it for the page.
 * - `leaving`: the provider takes the place of the page.
 * - `unkept`: the page cannot be left, as the browser keeps nothing for it.
 * - `finishing`: what the provider has given is used.
 * - `failed`: it did not work; why is said in the summary.
 *
 * And in the window into which the provider has led back:
 * - `handing-over`: the page that has opened it is looked for.
 * - `handed-over`: that page goes on.
 * - `unawaited`: there is none that waits.
 */
export type SocialStep =
  | 'idle'
  | 'asking'
  | 'waiting'
  | 'closed'
  | 'blocked'
  | 'hook-blocked'
  | 'leaving'
  | 'unkept'
  | 'finishing'
  | 'failed'
  | 'handing-over'
  | 'handed-over'
  | 'unawaited';

/** Something is done that the user does not do. */
export const busySteps: readonly SocialStep[] = ['asking', 'leaving', 'finishing', 'handing-over'];

/** Those with a button of their own that leads back. */
export const stepsWithWayBack: readonly SocialStep[] = [
  'asking',
  'waiting',
  'closed',
  'finishing',
  'unawaited',
];

export interface SocialView {
  readonly step: SocialStep;
  readonly messages: SocialMessages;
  /** The provider's name. */
  readonly provider: string;
  readonly summary: string | undefined;
  readonly onShowWindow: () => void;
  readonly onTry: () => void;
  readonly onContinueHere: () => void;
  readonly onOpenWindow: () => void;
  readonly onCancel: () => void;
}

interface Button {
  readonly label: string;
  /** Nothing can be done but wait where there is none. */
  readonly onClick?: () => void;
}

interface Look {
  readonly text?: string;
  readonly notice?: string;
  readonly action?: Button;
  readonly other?: Button;
}

/** What a step has to say. Nothing of it is an error. */
export const describeStep = ({
  step,
  messages,
  provider,
}: Pick<SocialView, 'step' | 'messages' | 'provider'>): string => {
  const texts: Partial<Record<SocialStep, string>> = {
    waiting: messages.continueInWindow,
    closed: messages.windowClosed,
    blocked: messages.windowBlocked,
    'hook-blocked': messages.windowBlocked,
    unkept: messages.cannotLeave,
    finishing: messages.signingIn,
    'handed-over': messages.windowDone,
    unawaited: messages.windowStale,
  };
  return formatMessage(texts[step] ?? '', {provider});
};

function lookOf(view: SocialView): Look {
  const {messages, provider, onTry} = view;
  const said = describeStep(view);
  const cancel = {label: messages.cancelProvider, onClick: view.onCancel};
  const tryAgain = {label: messages.tryAgain, onClick: onTry};
  const busy = {label: messages.signingIn};
  switch (view.step) {
    case 'waiting':
      return {text: said, action: {label: messages.showWindow, onClick: view.onShowWindow}, other: cancel};
    case 'closed':
      return {text: said, action: tryAgain, other: cancel};
    case 'blocked':
      return {
        notice: said,
        action: {label: messages.continueHere, onClick: view.onContinueHere},
        other: tryAgain,
      };
    case 'hook-blocked':
      return {notice: said, action: tryAgain};
    case 'leaving':
      return {action: {label: formatMessage(messages.goingToProvider, {provider})}};
    case 'unkept':
      return {notice: said, action: {label: messages.openWindow, onClick: view.onOpenWindow}};
    case 'failed':
      return {action: tryAgain};
    case 'handed-over':
      return {text: said};
    case 'unawaited':
      return {notice: said, action: {label: messages.goOnHere, onClick: view.onCancel}};
    case 'handing-over':
      return {action: busy};
    default:
      return {action: busy, other: cancel};
  }
}

const renderAction = ({label, onClick}: Button): TemplateResult => html`
  <button
    class="button primary"
    part="social-action"
    type="button"
    aria-disabled=${onClick ? nothing : 'true'}
    @click=${onClick}
  >
    ${onClick ? label : html`<span class="busy"><span class="spinner"></span>${label}</span>`}
  </button>
`;

const renderOther = ({label, onClick}: Button): TemplateResult => html`
  <button class="button" part="social-other" type="button" @click=${onClick}>${label}</button>
`;

/** One button stays through all steps, so that the focus does too. */
export function renderSocial(view: SocialView): TemplateResult | typeof nothing {
  if (view.step === 'idle') return nothing;
  const {text, notice, action, other} = lookOf(view);
  return html`
    ${renderSummary(view.summary)} ${renderNotice(notice)} ${text ? html`<p>${text}</p>` : nothing}
    ${action ? renderAction(action) : nothing} ${other ? renderOther(other) : nothing}
  `;
}
