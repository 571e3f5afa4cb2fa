import {html, nothing, type TemplateResult} from 'lit';
import type {PasswordField} from '../../../internal/form/password-field.js';
import {renderSubmitButton} from '../../../internal/form/submit-button.js';
import {passwordRules, toPasswordHelp} from '../../../internal/user-fields/new-password.js';
import type {PasswordChangeMessages} from '../../../locales/password-change-messages.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';

export interface PasswordFormView {
  /** Makes the ids of this form different from those of any other on the page. */
  readonly formId: string;
  readonly messages: ProfileMessages & PasswordChangeMessages;
  /** By which the user signs in. */
  readonly username: string;
  /** The text at each field that is to blame. */
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly oldField: PasswordField;
  readonly newField: PasswordField;
  readonly isPending: boolean;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onCancel: () => void;
}

/** For password managers: it says whose the password is. */
const renderUsername = (username: string): TemplateResult => html`
  <input
    name="username"
    type="text"
    autocomplete="username"
    value=${username}
    readonly
    tabindex="-1"
    hidden
  />
`;

/** The native form that goes into the light DOM, where password managers and the browser find it. */
export function renderPasswordForm(view: PasswordFormView): TemplateResult {
  const {formId, messages, username, errors, oldField, newField, isPending, onSubmit, onCancel} = view;
  return html`
    <form
      class="cube-form"
      slot="password"
      method="post"
      novalidate
      aria-label=${messages.changePassword}
      @submit=${onSubmit}
    >
      ${renderUsername(username)}
      ${oldField.render({
        formId,
        messages,
        name: 'oldPassword',
        label: messages.oldPassword,
        autocomplete: 'current-password',
        enterKeyHint: 'next',
        error: errors.oldPassword,
      })}
      ${newField.render({
        formId,
        messages,
        name: 'password',
        label: messages.newPassword,
        autocomplete: 'new-password',
        rules: passwordRules,
        help: toPasswordHelp(messages),
        error: errors.password,
      })}
      <div class="cube-actions">
        <button
          class="cube-cancel"
          type="button"
          aria-disabled=${isPending ? 'true' : nothing}
          @click=${onCancel}
        >
          ${messages.cancel}
        </button>
        ${renderSubmitButton({
          label: messages.changePassword,
          activity: messages.changingPassword,
          isPending,
        })}
      </div>
    </form>
  `;
}
