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
  /** Whether there is a way for who has forgotten the password. */
  readonly canReset: boolean;
  /** Whether something else is shown in its place; it is kept as it is meanwhile. */
  readonly isAside: boolean;
  readonly isPending: boolean;
  readonly onSubmit: (event: SubmitEvent) => void;
  /** The form got the focus, or was typed into. */
  readonly onUse: () => void;
  /** Somebody may be about to choose “Forgot password?”. */
  readonly onForgotNear: () => void;
  readonly onForgot: () => void;
}

const renderForgot = ({messages, isPending, onForgotNear, onForgot}: LoginFormView): TemplateResult => html`
  <button
    class="cube-link"
    type="button"
    aria-disabled=${isPending ? 'true' : nothing}
    @pointerenter=${onForgotNear}
    @focus=${onForgotNear}
    @click=${onForgot}
  >
    ${messages.forgotPassword}
  </button>
`;

// The browser keeps what is ticked, as it keeps what is typed.
const renderRemember = ({id, messages}: LoginFormView): TemplateResult => html`
  <label class="cube-check">
    <input class="cube-checkbox" name="remember" type="checkbox" aria-describedby="${id}-remember-help" />
    ${messages.remember}
  </label>
`;

/** The row under the password. */
const renderChoices = (view: LoginFormView): TemplateResult => html`
  <div class="cube-field">
    <div class="cube-row">
      ${view.canRemember ? renderRemember(view) : nothing} ${view.canReset ? renderForgot(view) : nothing}
    </div>
    ${
      view.canRemember
        ? html`<p class="cube-help" id="${view.id}-remember-help">${view.messages.rememberHelp}</p>`
        : nothing
    }
  </div>
`;

/** The native form that goes into the light DOM, where password managers and the browser find it. */
export function renderLoginForm(view: LoginFormView): TemplateResult {
  const {id: formId, messages, errors, passwordField, identifier, isPending} = view;
  const hasChoices = view.canRemember || view.canReset;
  const field = {formId, messages, isRequired: true} as const;
  return html`
    <form
      class="cube-form"
      slot=${view.isAside ? 'aside' : 'form'}
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
      ${hasChoices ? renderChoices(view) : nothing}
      ${renderSubmitButton({label: messages.signIn, activity: messages.signingIn, isPending})}
    </form>
  `;
}
