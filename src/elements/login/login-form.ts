import {html, nothing, type TemplateResult} from 'lit';
import {renderInput} from '../../internal/form/field.js';
import type {PasswordField} from '../../internal/form/password-field.js';
import {renderSubmitButton} from '../../internal/form/submit-button.js';
import type {LoginMessages} from '../../locales/login-messages.js';

export interface LoginFormView {
  /** Makes the ids of this form different from those of any other on the page. */
  readonly id: string;
  readonly messages: LoginMessages;
  /** The text at each field that is to blame. */
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly passwordField: PasswordField;
  /** Filled in when the form appears; what has been typed since stays. */
  readonly identifier: string;
  /** Whether the user may choose to be kept signed in. */
  readonly canRemember: boolean;
  readonly isPending: boolean;
  readonly onSubmit: (event: SubmitEvent) => void;
  /** The form got the focus, or was typed into. */
  readonly onUse: () => void;
}

// The browser keeps what is ticked, as it keeps what is typed.
const renderRemember = ({id, messages}: LoginFormView): TemplateResult => html`
  <div class="cube-field">
    <label class="cube-check">
      <input class="cube-checkbox" name="remember" type="checkbox" aria-describedby="${id}-remember-help" />
      ${messages.remember}
    </label>
    <p class="cube-help" id="${id}-remember-help">${messages.rememberHelp}</p>
  </div>
`;

/** The native form that goes into the light DOM, where password managers and the browser find it. */
export function renderLoginForm(view: LoginFormView): TemplateResult {
  const {id: formId, messages, errors, passwordField, identifier, isPending} = view;
  const field = {formId, messages, isRequired: true} as const;
  return html`
    <form
      class="cube-form"
      slot="form"
      method="post"
      novalidate
      aria-label=${messages.heading}
      @submit=${view.onSubmit}
      @focusin=${view.onUse}
      @input=${view.onUse}
    >
      ${renderInput({
        ...field,
        name: 'username',
        label: messages.identifier,
        autocomplete: 'username',
        value: identifier,
        error: errors.username,
      })}
      ${passwordField.render({
        ...field,
        name: 'password',
        label: messages.password,
        autocomplete: 'current-password',
        error: errors.password,
      })}
      ${view.canRemember ? renderRemember(view) : nothing}
      ${renderSubmitButton({label: messages.signIn, activity: messages.signingIn, isPending})}
    </form>
  `;
}
