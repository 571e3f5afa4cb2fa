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

  /** Those of the conflicts that a save has come upon and shown: the next one goes over them. */
  readonly #shown = new Set<string>();
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

  /** The fields whose conflicts no save has shown yet. */
  get unshown(): readonly ProfileField[] {
    return this.fields.filter(({name}) => this.conflicts.has(name) && !this.#shown.has(name));
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
   * @returns whether one has come into conflict.
   */
  follow(user: User): boolean {
    const previous = this.#user;
    this.#user = user;
    const entries = this.readAll().filter(
      ({field}) => toText(field, user) !== toText(field, previous) || !canKeep(user, field),
    );
    const isEntered = (entry: Entry): boolean => this.#isUsed(entry) && !isValueOf(previous, entry);
    const kept = entries.filter((entry) => this.#settleLater(entry, isEntered(entry)));
    for (const {field} of kept) this.addConflict(field.name);
    return kept.length > 0;
  }

  /**
   * The server has confirmed a save. Whatever it has made of what was sent is no change from elsewhere; what has been
   * entered there since stays.
   */
  followSave(user: User, saved: readonly Entry[]): void {
    this.follow(user);
    for (const entry of this.readAll()) {
      const sent = saved.find(({field}) => field === entry.field);
      if (sent) this.#settleLater(entry, entry.text !== sent.text);
    }
  }

  /** Something stands in the way of a field that no save has shown yet. */
  addConflict(name: string): void {
    this.conflicts.add(name);
    this.#shown.delete(name);
  }

  /** A save shows what is in conflict, and sends nothing. */
  markShown(): void {
    for (const name of this.conflicts) this.#shown.add(name);
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

  /**
   * Ends the conflict of a field, and has its control hold what is known of the user, unless something else is entered.
   * @returns whether that stays.
   */
  #settleLater(entry: Entry, isEntered: boolean): boolean {
    const {name} = entry.field;
    const stays = isEntered && !isValueOf(this.#user, entry);
    this.conflicts.delete(name);
    this.#unsettled.set(name, stays ? entry.text : undefined);
    return stays;
  }

  #isUsed({field}: Entry): boolean {
    const control = this.controlOf(field.name);
    return control !== undefined && isChanged(control);
  }
}
