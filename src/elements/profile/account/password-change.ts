import {nothing, type ReactiveController, type TemplateResult} from 'lit';
import {adoptStyles} from '../../../internal/adopt-styles.js';
import {formActionStyles} from '../../../internal/form/form-actions.styles.js';
import {FormSubmission} from '../../../internal/form/form-submission.js';
import {mayBeDone} from '../../../internal/form/outcome.js';
import {PasswordField} from '../../../internal/form/password-field.js';
import {passwordChange as english} from '../../../locales/en/password-change.js';
import type {PasswordChangeMessages} from '../../../locales/password-change-messages.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';
import {saveSignIn} from '../../save-sign-in.js';
import type {ProfileHost} from '../profile-part.js';
import {checkPasswords, type PasswordFormValues} from './check-passwords.js';
import {describePasswordError} from './describe-password-error.js';
import {renderPasswordForm} from './password-form.js';

let instances = 0;

/** The form for a new password, in the element's light DOM: from what is typed to the change, or to the field to look at. */
export class PasswordChange implements ReactiveController {
  readonly #profile: ProfileHost;
  readonly #submission: FormSubmission;
  readonly #oldField: PasswordField;
  readonly #newField: PasswordField;
  readonly #id = `cube-password-${++instances}`;
  #opened: AbortController | undefined;
  #isChanged = false;
  #mayBeChanged = false;
  #movesFocusTo: 'form' | 'button' | undefined;

  constructor(profile: ProfileHost) {
    const {element} = profile;
    this.#profile = profile;
    this.#submission = new FormSubmission(element, {...profile, getForm: () => this.#form});
    this.#oldField = new PasswordField(element);
    this.#newField = new PasswordField(element);
    element.addController(this);
  }

  get isOpen(): boolean {
    return this.#opened !== undefined;
  }

  /** Whether it is being changed. */
  get isPending(): boolean {
    return this.#submission.isPending;
  }

  /** Whether the password has been changed since the form was last opened. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** Whether something has been typed that is not sent. */
  get isDirty(): boolean {
    const {oldPassword = '', password = ''} = this.#form ? read(this.#form) : {};
    return oldPassword !== '' || password !== '';
  }

  /** The error above the form. */
  get summary(): string | undefined {
    return this.#submission.summary;
  }

  open(): void {
    this.#reset();
    this.#opened = new AbortController();
    this.#movesFocusTo = 'form';
    this.#profile.element.requestUpdate();
  }

  /** Takes the form away, with what has been typed; what is under way is not waited for any more. */
  close(): void {
    this.#opened?.abort();
    this.#opened = undefined;
    this.#reset();
    this.#profile.element.requestUpdate();
  }

  hostConnected(): void {
    adoptStyles(this.#profile.element, formActionStyles);
  }

  hostUpdated(): void {
    const {renderRoot} = this.#profile.element;
    if (this.#movesFocusTo === 'form') this.#form?.querySelector<HTMLElement>('.cube-input')?.focus();
    if (this.#movesFocusTo === 'button') renderRoot.querySelector<HTMLElement>('.change-password')?.focus();
    this.#movesFocusTo = undefined;
  }

  renderForm(): TemplateResult | typeof nothing {
    const user = this.#profile.getUser();
    if (!this.isOpen || !user) return nothing;
    return renderPasswordForm({
      formId: this.#id,
      messages: this.#texts,
      username: user.login ?? user.email ?? '',
      errors: this.#submission.fieldErrors,
      oldField: this.#oldField,
      newField: this.#newField,
      isPending: this.#submission.isPending,
      onSubmit: this.#handleSubmit,
      onCancel: this.#handleCancel,
    });
  }

  get #texts(): ProfileMessages & PasswordChangeMessages {
    return {...english, ...this.#profile.getMessages()};
  }

  get #form(): HTMLFormElement | null {
    return this.#profile.element.querySelector(`form[slot=password]`);
  }

  #reset(): void {
    this.#submission.reset();
    this.#oldField.reset();
    this.#newField.reset();
    this.#isChanged = false;
    this.#mayBeChanged = false;
  }

  // The values are read from the form itself: some password managers fill it in without any event.
  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.#submission.isPending) return;
    const values = read(event.currentTarget as HTMLFormElement);
    const wrong = checkPasswords(values, this.#texts);
    this.#oldField.hide();
    this.#newField.hide();
    if (wrong) this.#submission.show({fields: wrong});
    else void this.#change(values);
  };

  // What has been sent cannot be taken back.
  readonly #handleCancel = (): void => {
    if (this.#submission.isPending) return;
    this.close();
    this.#movesFocusTo = 'button';
  };

  async #change(values: PasswordFormValues): Promise<void> {
    const {getClient, getUser, announce, onChange} = this.#profile;
    const [client, user, messages] = [getClient(), getUser(), this.#texts];
    const signal = this.#opened?.signal;
    if (!client || !user) return;
    const attempt = {wasOnline: navigator.onLine, isLate: this.#mayBeChanged};
    const isChanged = await this.#submission.run({
      activity: messages.changingPassword,
      work: async () => onChange(await client.updateUser(values, {signal})),
      describe: (error) => {
        this.#mayBeChanged ||= mayBeDone(error);
        return describePasswordError(error, messages, attempt);
      },
    });
    if (!isChanged || signal?.aborted) return;
    saveSignIn({identifier: user.login ?? user.email ?? '', password: values.password}, user);
    const hasFocus = this.#form?.matches(':focus-within');
    this.close();
    this.#isChanged = true;
    if (hasFocus) this.#movesFocusTo = 'button';
    announce(messages.passwordChanged);
  }
}

function read(form: HTMLFormElement): PasswordFormValues {
  const data = new FormData(form);
  return {oldPassword: data.get('oldPassword') as string, password: data.get('password') as string};
}
