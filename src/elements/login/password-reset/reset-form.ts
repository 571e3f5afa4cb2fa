import {html, type TemplateResult} from 'lit';
import {renderInput} from '../../../internal/form/field.js';
import {renderSubmitButton} from '../../../internal/form/submit-button.js';
import type {PasswordResetMessages} from '../../../locales/password-reset-messages.js';

export interface ResetFormView {
  /** Makes the ids of this form different from those of any other on the page. */
  readonly id: string;
  readonly messages: PasswordResetMessages;
  /** Filled in when the form appears; what has been typed since stays. */
  readonly address: string;
  /** The text at the address, if it is to blame. */
  readonly error: string | undefined;
  readonly isPending: boolean;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onLeave: () => void;
}

/** The native form that takes the place of the one to sign in with, where the browser fills it in just as well. */
export const renderResetForm = (view: ResetFormView): TemplateResult => html`
  <form
    class="cube-form"
    slot="form"
    method="post"
    novalidate
    aria-label=${view.messages.resetHeading}
    @submit=${view.onSubmit}
  >
    ${renderInput({
      formId: view.id,
      name: 'email',
      label: view.messages.resetEmail,
      inputMode: 'email',
      autocomplete: 'email',
      enterKeyHint: 'go',
      value: view.address,
      isRequired: true,
      error: view.error,
      help: view.messages.resetHelp,
    })}
    ${renderSubmitButton({
      label: view.messages.sendLink,
      activity: view.messages.sendingLink,
      isPending: view.isPending,
    })}
    <button class="cube-link" type="button" @click=${view.onLeave}>${view.messages.backToSignIn}</button>
  </form>
`;
