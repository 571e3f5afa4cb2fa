import type {User} from '../../../api/models.js';
import {toText, type ProfileField} from '../profile-field.js';
import {canKeep, isValueOf, type Entry} from './changes.js';
import {isChanged, readControl, readDefault, writeControl, type Control} from './controls.js';

/**
 * What somebody is changing about a user. What is entered stays in the controls, which are there as long as this is;
 * this compares it with what the server has told of the user last.
 */
export class Draft {
  /** Stay what they are, so that no control goes away with what has been entered. */
  readonly fields: readonly ProfileField[];
  /** Names of the fields that have been changed here, and elsewhere meanwhile to something else. */
  readonly conflicts = new Set<string>();

  readonly #getForm: () => HTMLFormElement | null;
  /** By names, what controls have to hold once they have been told a newer value: what they held, or that one. */
  readonly #unsettled = new Map<string, string | undefined>();
  #user: User;

  constructor(user: User, fields: readonly ProfileField[], getForm: () => HTMLFormElement | null) {
    this.#user = user;
    this.fields = fields;
    this.#getForm = getForm;
  }

  /** As the server has told of the user last. */
  get user(): User {
    return this.#user;
  }

  /** What all controls hold. */
  readAll(): readonly Entry[] {
    return this.fields.flatMap((field) => {
      const control = this.controlOf(field.name);
      return control ? [{field, text: readControl(control)}] : [];
    });
  }

  /** What would be changed about the user. */
  readChanges(): readonly Entry[] {
    return this.readAll().filter((entry) => this.#isUsed(entry) && !isValueOf(this.#user, entry));
  }

  /**
   * The server has told something newer about the user. Fields that have not been changed here follow.
   * @param saved What it has just saved. Counts as not changed here, unless it has been changed once more since.
   * @returns whether one has come into conflict.
   */
  follow(user: User, saved: readonly Entry[] = []): boolean {
    const previous = this.#user;
    this.#user = user;
    const isSaved = ({field, text}: Entry) =>
      saved.some((entry) => entry.field === field && entry.text === text);
    const entries = this.readAll().filter(
      ({field}) => toText(field, user) !== toText(field, previous) || !canKeep(user, field),
    );
    for (const entry of entries) {
      const {name} = entry.field;
      const isEntered = this.#isUsed(entry) && !isValueOf(previous, entry) && !isSaved(entry);
      const isInConflict = isEntered && !isValueOf(user, entry);
      if (isInConflict) this.conflicts.add(name);
      else this.conflicts.delete(name);
      this.#unsettled.set(name, isInConflict ? entry.text : undefined);
    }
    return entries.some(({field}) => this.conflicts.has(field.name));
  }

  /** The controls have been told what is new about the user. Has them hold that, or what has been entered. */
  settle(): void {
    for (const [name, text] of this.#unsettled) this.restore(name, text);
    this.#unsettled.clear();
  }

  /** Has a control hold this text, else what it holds as long as nobody has used it. */
  restore(name: string, text?: string): void {
    const control = this.controlOf(name);
    if (control) writeControl(control, text ?? readDefault(control));
  }

  controlOf(name: string): Control | undefined {
    return (this.#getForm()?.elements.namedItem(name) as Control | null) ?? undefined;
  }

  #isUsed({field}: Entry): boolean {
    const control = this.controlOf(field.name);
    return control !== undefined && isChanged(control);
  }
}
