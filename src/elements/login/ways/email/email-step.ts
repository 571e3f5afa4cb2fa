import {html, nothing, type TemplateResult} from 'lit';
import type {PasswordField} from '../../../../internal/form/password-field.js';
import {renderSummary} from '../../../../internal/message.js';
import type {Resend} from '../resend.js';
import type {EmailTexts} from './describe-email-error.js';
import {renderLinkForm} from './link-form.js';
import {renderPasswordForm} from './password-form.js';
import {renderSent} from './sent-view.js';

/**
 * - `password`: the first step.
 * - `sent`: a link is on its way.
 * - `link`: the page was opened by a link whose address is known; `address`: it is asked for; `expired`: the link is of
 *   no use any more.
 */
export type EmailStep = 'password' | 'sent' | 'link' | 'address' | 'expired';

export interface EmailStepView {
  readonly step: EmailStep;
  /** Makes the ids of the forms different from any other on the page. */
  readonly id: string;
  readonly messages: EmailTexts;
  readonly address: string;
  readonly summary: string | undefined;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly passwordField: PasswordField;
  readonly resend: Resend;
  /** What is under way. */
  readonly activity: 'sending' | 'signing-in' | undefined;
  /** Whether Firebase has said who somebody is, and only the session is missing. */
  readonly isConfirmed: boolean;
  readonly onUse: () => void;
  readonly onPassword: (event: SubmitEvent) => void;
  readonly onLink: (event: SubmitEvent) => void;
  readonly onSendLink: () => void;
  readonly onResend: () => void;
  readonly onLeave: () => void;
}

/** What stands below the heading, in the shadow root. */
export function renderEmailStep(view: EmailStepView): TemplateResult {
  const {step, messages, summary, resend, activity, onResend} = view;
  if (step !== 'sent') return html`${renderSummary(summary)}<slot name="form"></slot>`;
  const button = resend.render({
    messages,
    buttonClass: 'link',
    part: 'send-again',
    isPending: activity === 'sending',
    onResend,
  });
  return html`${renderSummary(summary)}${renderSent({...view, resend: button})}`;
}

/** The form of a step, in the light DOM. */
export function renderEmailForm(view: EmailStepView): TemplateResult | typeof nothing {
  const {step, id, errors, activity} = view;
  if (step === 'sent') return nothing;
  if (step === 'password') {
    return renderPasswordForm({
      ...view,
      id: `${id}-password`,
      isSigningIn: activity === 'signing-in',
      isSending: activity === 'sending',
      onSubmit: view.onPassword,
    });
  }
  return renderLinkForm({
    ...view,
    id: `${id}-link`,
    error: errors.email,
    asksForAddress: step === 'address',
    isExpired: step === 'expired',
    isPending: activity !== undefined,
    onSubmit: view.onLink,
  });
}
