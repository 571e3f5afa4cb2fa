import {nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {User} from '../../../api/models.js';
import type {FormErrors} from '../../../internal/form/form-errors.js';
import {FormSubmission} from '../../../internal/form/form-submission.js';
import {isAnswerLost} from '../../../internal/form/outcome.js';
import {describeRefusal} from '../../../internal/user-fields/describe-refusal.js';
import type {CubeClient} from '../../../session/client.js';
import type {ProfileField} from '../profile-field.js';
import type {ProfileHost} from '../profile-part.js';
import {checkEntries, type Entry} from './changes.js';
import {describeErrors, describeUnshown} from './describe-conflict.js';
import {Draft} from './draft.js';
import {renderEditForm} from './edit-form.js';
import {sendChanges} from './send-changes.js';

/** Changes the fields of the user: from what is entered to what the server has confirmed, in one form. */
export class ProfileEdit implements ReactiveController {
  readonly #profile: ProfileHost;
  readonly #submission: FormSubmission;
  #draft: Draft | undefined;
  /** Name of the field that the form was opened at. */
  #opener = '';
  /** What in the form has had the focus last. */
  #place: HTMLElement | undefined;
  #nextFocus: 'control' | 'row' | undefined;
  /** Aborted when nobody waits for the save any more. */
  #end = new AbortController();
  /** Whether the server may be carrying out the change. */
  #isSent = false;
  #isSaved = false;
  #isShownDirty = false;

  constructor(profile: ProfileHost) {
    this.#profile = profile;
    this.#submission = new FormSubmission(profile.element, {...profile, getForm: this.#getForm});
    profile.element.addController(this);
  }

  /** Whether the form is shown. */
  get isOpen(): boolean {
    return this.#draft !== undefined;
  }

  /** Whether something has been entered that is not saved. */
  get isDirty(): boolean {
    return this.#draft !== undefined && this.#draft.readChanges().length > 0;
  }

  /** Whether a save is under way. */
  get isPending(): boolean {
    return this.#submission.isPending;
  }

  /** Whether the last thing that was done here was to save. */
  get isSaved(): boolean {
    return this.#isSaved;
  }

  /** Shows the form for these fields, and goes to the one of that name. */
  open(user: User, fields: readonly ProfileField[], name: string): void {
    this.close();
    this.#draft = new Draft(user, fields, this.#getForm);
    this.#opener = name;
    this.#nextFocus = 'control';
    this.#profile.element.requestUpdate();
  }

  /** Takes the form away, and what has been entered with it. A save that is under way is not waited for. */
  close(): void {
    this.#end.abort();
    this.#end = new AbortController();
    this.#draft = undefined;
    this.#place = undefined;
    this.#isSaved = false;
    this.#submission.reset();
  }

  /** Goes to where the user was in the form, where it is shown. */
  focus(): void {
    const place = this.#place?.isConnected ? this.#place : this.#draft?.controlOf(this.#opener);
    place?.focus();
  }

  hostUpdate(): void {
    const user = this.#profile.getUser();
    const draft = this.#draft;
    if (!draft || !user || user === draft.user) return;
    if (user.id !== draft.user.id) {
      this.close();
      return;
    }
    // What has become of what was sent, the answer tells.
    if (this.#isSent) return;
    const isNew = draft.follow(user);
    if (isNew && !this.isPending) this.#sayConflicts(draft);
  }

  hostUpdated(): void {
    this.#draft?.settle();
    if (this.#nextFocus === 'control') this.focus();
    if (this.#nextFocus === 'row') this.#findRow()?.focus();
    this.#nextFocus = undefined;
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#draft) return nothing;
    this.#isShownDirty = this.isDirty;
    const {fields, user, conflicts} = this.#draft;
    const messages = this.#profile.getMessages();
    return renderEditForm({
      fields,
      user,
      conflicts,
      messages,
      summary: this.#submission.summary,
      errors: describeErrors(this.#draft, this.#submission.fieldErrors, messages),
      isDirty: this.#isShownDirty,
      isPending: this.isPending,
      onSubmit: this.#handleSubmit,
      onReset: this.#handleReset,
      onInput: this.#handleInput,
      onFocus: this.#handleFocus,
      onUse: this.#handleUse,
    });
  }

  readonly #getForm = (): HTMLFormElement | null =>
    this.#profile.element.renderRoot.querySelector<HTMLFormElement>('.edit-form');

  #findRow(): HTMLElement | null {
    const {renderRoot} = this.#profile.element;
    const rows = [`[data-field="${this.#opener}"]`, '[data-field]'];
    return rows.map((row) => renderRoot.querySelector<HTMLElement>(row)).find(Boolean) ?? null;
  }

  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const client = this.#profile.getClient();
    if (this.#draft && client && !this.isPending) void this.#save(this.#draft, client);
  };

  readonly #handleReset = (event: Event): void => {
    if (this.isPending) event.preventDefault();
    else this.#leave();
  };

  readonly #handleInput = (): void => {
    if (this.isDirty !== this.#isShownDirty) this.#profile.element.requestUpdate();
  };

  readonly #handleFocus = ({target}: FocusEvent): void => {
    if (target instanceof HTMLElement) this.#place = target;
  };

  readonly #handleUse = (name: string): void => {
    if (this.isPending) return;
    this.#draft?.conflicts.delete(name);
    this.#draft?.restore(name);
    this.#draft?.controlOf(name)?.focus();
    this.#profile.element.requestUpdate();
  };

  async #save(draft: Draft, client: CubeClient): Promise<void> {
    const messages = this.#profile.getMessages();
    const entries = draft.readChanges();
    if (entries.length === 0) {
      this.#leave();
      return;
    }
    const fields = checkEntries(draft.user, entries, messages);
    if (Object.keys(fields).length > 0) {
      this.#submission.show({fields});
      return;
    }
    let user: User | undefined;
    const isDone = await this.#submission.run({
      activity: messages.saving,
      work: async () => {
        user = await this.#send(draft, entries, client);
      },
      describe: (error) => this.#describe(error, draft),
    });
    this.#isSent = false;
    if (isDone && user) await this.#finish(draft, entries, user);
    else if (isDone) this.#showConflicts(draft);
  }

  #send(draft: Draft, entries: readonly Entry[], client: CubeClient): Promise<User | undefined> {
    return sendChanges(draft, entries, {
      client,
      signal: this.#end.signal,
      commit: this.#profile.commit,
      onSend: () => {
        this.#isSent = true;
      },
    });
  }

  async #finish(draft: Draft, entries: readonly Entry[], user: User): Promise<void> {
    const {element, getMessages, announce, onChange} = this.#profile;
    draft.followSave(user, entries);
    announce(getMessages().saved);
    onChange(user);
    element.requestUpdate();
    await element.updateComplete;
    // What has been entered since is not taken away.
    if (draft !== this.#draft || this.isDirty) return;
    this.#leave();
    this.#isSaved = true;
  }

  #describe(error: unknown, {fields}: Draft): FormErrors {
    const messages = this.#profile.getMessages();
    const isUncertain = this.#isSent && isAnswerLost(error);
    if (isUncertain) return {summary: messages.perhapsSaved};
    const names = fields.map(({name}) => name);
    return describeRefusal(error, messages, names);
  }

  #leave(): void {
    if (this.#getForm()?.matches(':focus-within')) this.#nextFocus = 'row';
    this.close();
    this.#profile.element.requestUpdate();
  }

  /** Says what has been changed elsewhere, and goes there. */
  #showConflicts(draft: Draft): void {
    this.#sayConflicts(draft);
    const [first] = draft.unshown;
    if (first) draft.controlOf(first.name)?.focus();
    draft.markShown();
    this.#profile.element.requestUpdate();
  }

  #sayConflicts(draft: Draft): void {
    const {announce, getMessages} = this.#profile;
    announce(describeUnshown(draft, getMessages()));
  }
}
