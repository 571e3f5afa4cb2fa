import {html, nothing, type TemplateResult} from 'lit';
import type {User} from '../../../api/models.js';
import {describeProblem} from '../../../internal/form/describe-problem.js';
import {LatePart} from '../../../internal/late-part.js';
import {renderSummary} from '../../../internal/message.js';
import {listFields, type ProfileField, type ProfileFieldChoice} from '../profile-field.js';
import type {ProfileHost} from '../profile-part.js';
import {renderDetails} from './render-details.js';

/** The fields of the user: rows to look at, and in their place the form that changes them, which is loaded late. */
export class DetailsSection {
  readonly #profile: ProfileHost;
  readonly #edit;
  /** The field whose form is being loaded. */
  #opening: string | undefined;
  #problem: string | undefined;

  constructor(profile: ProfileHost) {
    this.#profile = profile;
    this.#edit = new LatePart(profile.element, async () => {
      const {ProfileEdit} = await import('../edit/profile-edit.js');
      return new ProfileEdit(profile);
    });
  }

  /** Whether the form is shown. */
  get isEditing(): boolean {
    return this.#edit.part?.isOpen ?? false;
  }

  /** Whether something has been entered that is not saved. */
  get isDirty(): boolean {
    return this.#edit.part?.isDirty ?? false;
  }

  /** Whether a save is under way. */
  get isPending(): boolean {
    return this.#edit.part?.isPending ?? false;
  }

  /** Loads the form ahead. */
  prefetch(): void {
    this.#edit.prefetch();
  }

  /** Shows the rows, and forgets what has been entered. */
  close(): void {
    this.#opening = undefined;
    this.#problem = undefined;
    this.#edit.part?.close();
  }

  /** Goes to the form, where it is shown. */
  focus(): void {
    this.#edit.part?.focus();
  }

  render(user: User, choice: ProfileFieldChoice, canEdit: boolean): TemplateResult | typeof nothing {
    const messages = this.#profile.getMessages();
    const fields = listFields(choice, user, messages);
    if (fields.length === 0 && !this.isEditing) return nothing;
    const details = {user, fields, messages, canEdit, opening: this.#opening};
    const isSaved = this.#edit.part?.isSaved ?? false;
    return html`
      <section class="section">
        <h3>${messages.details}</h3>
        ${
          this.isEditing
            ? this.#edit.part?.render()
            : html`${renderSummary(this.#problem)}
              ${renderDetails({...details, isSaved, onEdit: (name) => void this.#open(user, fields, name)})}`
        }
      </section>
    `;
  }

  async #open(user: User, fields: readonly ProfileField[], name: string): Promise<void> {
    const {element, getMessages, getUser, announce, onError} = this.#profile;
    this.close();
    this.#opening = name;
    element.requestUpdate();
    try {
      const edit = await this.#edit.load();
      if (this.#opening === name && getUser()?.id === user.id) edit.open(user, fields, name);
    } catch (error) {
      this.#problem = describeProblem(error, getMessages()).summary;
      announce(this.#problem ?? '');
      onError(error);
    }
    if (this.#opening === name) this.#opening = undefined;
    element.requestUpdate();
  }
}
