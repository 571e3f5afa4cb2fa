import {html, nothing, type TemplateResult} from 'lit';
import {renderInput} from '../../../../internal/form/field.js';
import type {PasswordField} from '../../../../internal/form/password-field.js';
import {renderSubmitButton} from '../../../../internal/form/submit-button.js';
import type {EmailTexts} from './describe-email-error.js';

export interface PasswordFormView {
  /** Id of the form; makes those of its fields different from any other on the page. */
  readonly id: string;
  readonly messages: EmailTexts;
  /** Filled in when the form appears; what has been typed since stays. */
  readonly address: string;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly passwordField: PasswordField;
  readonly isSigningIn: boolean;
  readonly isSending: boolean;
  /** Whether Firebase has taken the password, and only the session is missing. */
  readonly isConfirmed: boolean;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onUse: () => void;
  readonly onSendLink: () => void;
}

/** The first step: an address, and a password or the wish for a link. */
export function renderPasswordForm(view: PasswordFormView): TemplateResult {
  const {id: formId, messages, errors} = view;
  return html`
    <form
      class="cube-form"
      id=${formId}
      slot="form"
      method="post"
      novalidate
      aria-label=${messages.emailWayHeading}
      @submit=${view.onSubmit}
      @focusin=${view.onUse}
    >
      ${renderInput({
        formId,
        name: 'email',
        label: messages.emailAddress,
        inputMode: 'email',
        autocomplete: 'username',
        value: view.address,
        isRequired: true,
        error: errors.email,
      })}
      ${view.passwordField.render({
        formId,
        messages,
        name: 'password',
        label: messages.emailPassword,
        autocomplete: 'current-password',
        error: errors.password,
      })}
      ${renderSubmitButton({
        label: view.isConfirmed ? messages.finishSignIn : messages.signIn,
        activity: messages.signingIn,
        isPending: view.isSigningIn,
      })}
      <button
        class="cube-link"
        type="button"
        aria-disabled=${view.isSending || view.isSigningIn ? 'true' : nothing}
        @click=${view.onSendLink}
      >
        ${view.isSending ? messages.sendingSignInLink : messages.sendSignInLink}
      </button>
    </form>
  `;
}
