import type {ReactiveController, TemplateResult} from 'lit';
import type {User} from '../../../api/models.js';
import {adoptStyles} from '../../../internal/adopt-styles.js';
import {FormSubmission} from '../../../internal/form/form-submission.js';
import {mayBeDone} from '../../../internal/form/outcome.js';
import type {AccountDeletionMessages} from '../../../locales/account-deletion-messages.js';
import {accountDeletion as english} from '../../../locales/en/account-deletion.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';
import type {CubeClient} from '../../../session/client.js';
import type {SessionState} from '../../../session/session-state.js';
import type {ProfileHost} from '../profile-part.js';
import {isConfirmed, toConfirmation} from './confirmation.js';
import {renderDeletionDialog} from './deletion-dialog.js';
import {deletionDialogStyles} from './deletion-dialog.styles.js';
import {describeDeletionError} from './describe-deletion-error.js';
import {ModalDialog} from './modal-dialog.js';

let instances = 0;

/** Whose account it is, and by which client it is deleted. */
interface Owner {
  readonly user: User;
  readonly client: CubeClient;
}

/** Deletes the account, once the user has confirmed it in a dialog. */
export class AccountDeletion implements ReactiveController {
  readonly #profile: ProfileHost;
  readonly #submission: FormSubmission;
  readonly #dialog: ModalDialog;
  readonly #id = `cube-deletion-${++instances}`;
  #owner: Owner | undefined;
  #state: SessionState | undefined;
  /** Whether the dialog is to open again once the user has signed in again. */
  #isWaiting = false;
  #typed = '';
  #announcement = '';
  /** Whether an attempt may have deleted the account, although the server did not say so. */
  #isUncertain = false;
  #isDeleted = false;
  #movesFocus = false;

  constructor(profile: ProfileHost) {
    const {element} = profile;
    this.#profile = profile;
    this.#submission = new FormSubmission(element, {
      ...profile,
      getForm: () => this.#dialog.form,
      announce: this.#announce,
    });
    // What has been sent cannot be taken back, and its outcome is shown in the dialog.
    this.#dialog = new ModalDialog(element, () => !this.#submission.isPending);
    element.addController(this);
  }

  /** Whether the account has been deleted. */
  get isDeleted(): boolean {
    return this.#isDeleted;
  }

  /** Whether it is being deleted, and its session has ended already. */
  get isEnding(): boolean {
    const {status} = this.#state ?? {};
    return this.#submission.isPending && (status === 'anonymous' || status === 'expired');
  }

  open(): void {
    const {getUser, getClient, getState} = this.#profile;
    const [user, client] = [getUser(), getClient()];
    if (!user || !client || this.#submission.isPending) return;
    this.#owner = {user, client};
    this.#state = getState();
    this.#submission.reset();
    this.#announcement = '';
    this.#typed = '';
    this.#dialog.open();
  }

  hostConnected(): void {
    adoptStyles(this.#profile.element.renderRoot, deletionDialogStyles);
  }

  hostUpdate(): void {
    const state = this.#profile.getState();
    if (!this.#owner || !state || state === this.#state) return;
    this.#state = state;
    this.#follow(state, this.#owner);
  }

  hostUpdated(): void {
    const {renderRoot} = this.#profile.element;
    if (this.#movesFocus) renderRoot.querySelector<HTMLElement>('[part=deleted]')?.focus();
    this.#movesFocus = false;
  }

  render(): TemplateResult {
    return renderDeletionDialog({
      id: this.#id,
      messages: this.#texts,
      dialog: this.#dialog,
      name: this.#owner ? toConfirmation(this.#owner.user) : '',
      value: this.#typed,
      error: this.#submission.fieldErrors.name,
      summary: this.#submission.summary,
      announcement: this.#announcement,
      isPending: this.#submission.isPending,
      onSubmit: this.#handleSubmit,
    });
  }

  /** What is outside of an open dialog, screen readers do not hear. */
  readonly #announce = (text: string): void => {
    this.#announcement = text;
    this.#profile.element.requestUpdate();
  };

  get #texts(): ProfileMessages & AccountDeletionMessages {
    return {...english, ...this.#profile.getMessages()};
  }

  get #text(): string {
    const {form} = this.#dialog;
    return form ? (new FormData(form).get('name') as string) : '';
  }

  #follow(state: SessionState, owner: Owner): void {
    const isSameUser = this.#profile.getClient() === owner.client && state.user?.id === owner.user.id;
    if (isSameUser && state.status === 'expired') this.#wait(owner);
    else if (isSameUser) this.#goOn();
    else this.#leave(state);
  }

  /** The user has to sign in again, and cannot while a dialog is open. */
  #wait(owner: Owner): void {
    this.#takeFocus();
    if (this.#dialog.isOpen) {
      this.#typed = this.#text;
      this.#isWaiting = true;
      this.#dialog.close();
    }
    // An account that is gone already ends the session too. Then nobody can sign in any more.
    if (this.#isUncertain && !this.#submission.isPending) void this.#delete(owner);
  }

  #goOn(): void {
    if (this.#isWaiting) this.#dialog.open();
    this.#isWaiting = false;
  }

  #leave(state: SessionState): void {
    this.#takeFocus();
    this.#dialog.close();
    this.#isWaiting = false;
    this.#isUncertain = false;
    this.#isDeleted &&= !state.user;
    if (!this.#submission.isPending && !this.#isDeleted) this.#owner = undefined;
  }

  /** What has the focus here is about to be taken away. Browsers do not count that of an open dialog as within. */
  #takeFocus(): void {
    this.#movesFocus = this.#dialog.isOpen || this.#profile.element.matches(':focus-within');
  }

  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const owner = this.#owner;
    if (!owner || this.#submission.isPending) return;
    const {deletionUnconfirmed} = this.#texts;
    if (isConfirmed(owner.user, this.#text)) void this.#delete(owner);
    else this.#submission.show({fields: {name: deletionUnconfirmed}});
  };

  async #delete(owner: Owner): Promise<void> {
    const {user, client} = owner;
    const {announce, onDelete} = this.#profile;
    const messages = this.#texts;
    const attempt = {wasOnline: navigator.onLine, isLate: this.#isUncertain};
    const isDone = await this.#submission.run({
      activity: messages.deletingAccount,
      work: async () => {
        await client.deleteUser();
        this.#finish(owner);
      },
      describe: (error) => {
        this.#isUncertain ||= mayBeDone(error);
        return describeDeletionError(error, messages, attempt);
      },
    });
    if (!isDone) return;
    if (this.#isDeleted) announce(messages.accountDeleted);
    onDelete(user);
  }

  /** Somebody else may have signed in meanwhile, and is not told. */
  #finish(owner: Owner): void {
    this.#isDeleted = this.#owner === owner && this.#profile.getState()?.status === 'anonymous';
    if (!this.#isDeleted) this.#owner = undefined;
    this.#takeFocus();
    this.#dialog.close();
  }
}
