import {html, nothing, type TemplateResult} from 'lit';
import {renderInput} from '../../../../internal/form/field.js';
import {renderSubmitButton} from '../../../../internal/form/submit-button.js';
import type {EmailTexts} from './describe-email-error.js';

export interface LinkFormView {
  /** Id of the form; makes that of its field different from any other on the page. */
  readonly id: string;
  readonly messages: EmailTexts;
  /** Filled in when the form appears; what has been typed since stays. */
  readonly address: string;
  readonly error: string | undefined;
  /** Whether it is not known here which address the link was sent to. */
  readonly asksForAddress: boolean;
  /** Whether the link is of no use any more: another one can be sent. */
  readonly isExpired: boolean;
  readonly isPending: boolean;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onLeave: () => void;
}

function renderAddress({id, messages, address, error, isExpired}: LinkFormView): TemplateResult {
  return renderInput({
    formId: id,
    name: 'email',
    label: isExpired ? messages.emailAddress : messages.linkAddress,
    inputMode: 'email',
    autocomplete: 'username',
    enterKeyHint: 'go',
    value: address,
    isRequired: true,
    error,
    help: isExpired ? '' : messages.linkAddressHelp,
  });
}

/** What the page shows that was opened by a link. */
export function renderLinkForm(view: LinkFormView): TemplateResult {
  const {id, messages, asksForAddress, isExpired, isPending} = view;
  const signsIn = asksForAddress ? messages.signIn : messages.finishSignIn;
  return html`
    <form
      class="cube-form"
      id=${id}
      slot="form"
      method="post"
      novalidate
      aria-label=${messages.emailWayHeading}
      @submit=${view.onSubmit}
    >
      ${asksForAddress || isExpired ? renderAddress(view) : nothing}
      ${renderSubmitButton({
        label: isExpired ? messages.sendNewSignInLink : signsIn,
        activity: isExpired ? messages.sendingSignInLink : messages.signingIn,
        isPending,
      })}
      <button class="cube-link" type="button" @click=${view.onLeave}>${messages.backToEmailPassword}</button>
    </form>
  `;
}
