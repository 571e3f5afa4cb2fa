import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {PasswordField} from '../../internal/form/password-field.js';
import {renderSubmitButton} from '../../internal/form/submit-button.js';
import type {PasswordStrength} from '../../internal/password-strength/password-strength.js';
import {renderStrengthMeter, toStrengthWord} from '../../internal/password-strength/strength-meter.js';
import {passwordRules, toPasswordHelp} from '../../internal/user-fields/new-password.js';
import type {FieldChoice} from '../../internal/user-fields/parse-fields.js';
import {renderUserField} from '../../internal/user-fields/render-user-field.js';
import type {SignupMessages} from '../../locales/signup-messages.js';
import type {SignupFields} from './choose-fields.js';
import {renderTerms} from './terms.js';

export interface SignupFormView extends SignupFields {
  /** Makes the ids of this form different from those of any other on the page. */
  readonly id: string;
  readonly messages: SignupMessages;
  /** Filled in when the form appears; what has been typed since stays. */
  readonly fullName: string;
  /** The text at each field that is to blame. */
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly passwordField: PasswordField;
  /** Where the password is asked for twice. */
  readonly confirmField: PasswordField | undefined;
  /** Whether something is said about the strength of the password. */
  readonly hasMeter: boolean;
  readonly strength: PasswordStrength | undefined;
  /** The page's text about its terms, if it has one. */
  readonly terms: readonly Element[];
  readonly isPending: boolean;
  readonly onSubmit: (event: SubmitEvent) => void;
  /** A field got the focus, was typed into, or was left. */
  readonly onUse: (event: Event) => void;
  readonly onTerms: () => void;
}

function renderChoice(view: SignupFormView, {name, isRequired}: FieldChoice, index: number): TemplateResult {
  const {id: formId, messages, errors, isEitherEnough, fields} = view;
  const isIdentifier = name === 'login' || name === 'email';
  const isFirst = fields.findIndex((field) => field.name === 'login' || field.name === 'email') === index;
  return renderUserField({
    formId,
    name,
    messages,
    isRequired,
    isOptionalNoted: !(isIdentifier && isEitherEnough),
    isUsername: name === 'email' && !fields.some((field) => field.name === 'login'),
    help: isEitherEnough && isFirst ? messages.identifierHelp : undefined,
    error: errors[name],
    ...(name === 'fullName' && {value: view.fullName}),
  });
}

/** The rules for a password, after what is known of the one that is being typed. */
function toHelp({messages, strength}: SignupFormView): string {
  const word = strength && `${toStrengthWord(strength, messages)}.`;
  return [word, strength?.advice, toPasswordHelp(messages)].filter(Boolean).join(' ');
}

function renderPasswords(view: SignupFormView): TemplateResult {
  const {id: formId, messages, errors, passwordField, confirmField, hasMeter, strength} = view;
  const field = {formId, messages, autocomplete: 'new-password', rules: passwordRules} as const;
  return html`
    ${passwordField.render({
      ...field,
      name: 'password',
      label: messages.newPassword,
      enterKeyHint: confirmField ? 'next' : 'go',
      help: toHelp(view),
      meter: hasMeter ? renderStrengthMeter(strength) : undefined,
      error: errors['password'],
    })}
    ${confirmField?.render({
      ...field,
      name: 'confirm',
      label: messages.confirmPassword,
      error: errors['confirm'],
    })}
  `;
}

/**
 * What goes into the light DOM, where password managers and the browser find it: the native form, and those of its
 * controls that stand below the page's terms.
 */
export function renderSignupForm(view: SignupFormView): TemplateResult {
  const {id, messages, errors, fields, terms, isPending} = view;
  return html`
    <form
      class="cube-form"
      id=${id}
      slot="form"
      method="post"
      novalidate
      aria-label=${messages.heading}
      @submit=${view.onSubmit}
      @focusin=${view.onUse}
      @focusout=${view.onUse}
      @input=${view.onUse}
    >
      ${repeat(
        fields,
        ({name}) => name,
        (field, index) => renderChoice(view, field, index),
      )}
      ${renderPasswords(view)}
    </form>
    ${
      terms.length > 0
        ? renderTerms({formId: id, terms, error: errors['terms'], onChange: view.onTerms})
        : nothing
    }
    <div class="cube-form" slot="submit">
      ${renderSubmitButton({label: messages.signUp, activity: messages.signingUp, isPending, form: id})}
    </div>
  `;
}
