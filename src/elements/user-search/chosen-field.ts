import type {LitElement} from 'lit';
import type {User} from '../../api/models.js';
import type {UserSearchMessages} from '../../locales/user-search-messages.js';
import {toIds} from './read-settings.js';
import {Selection} from './selection.js';

/** The element, as far as those chosen depend on it. */
export interface ChosenFieldHost extends LitElement {
  readonly name: string;
  readonly defaultValue: string | null;
  readonly multiple: boolean;
  readonly required: boolean;
}

/** Those chosen as a field of the form around the element: an entry for each, of the field's name. */
export class ChosenField {
  readonly selection = new Selection();
  readonly #host: ChosenFieldHost;
  readonly #internals: ElementInternals;
  /** What the page had given when it was taken last. */
  #default: {readonly value: unknown} | undefined;
  #isChanged = false;

  constructor(host: ChosenFieldHost, internals: ElementInternals) {
    this.#host = host;
    this.#internals = internals;
  }

  setIds(ids: readonly number[]): void {
    this.change((selection) => selection.setIds(ids));
  }

  setUsers(users: readonly User[]): void {
    this.change((selection) => selection.setUsers(users));
  }

  /** From then on the default is the form's business only. */
  change(work: (selection: Selection) => void): void {
    this.#isChanged = true;
    work(this.selection);
    this.#publish();
  }

  /** Back to what the page has given, at once, as with any field of a form. */
  reset(): void {
    this.#isChanged = false;
    this.#default = undefined;
    this.follow();
  }

  /** To be called before every rendering of the element. */
  follow(): void {
    const {defaultValue, multiple} = this.#host;
    if (!this.#isChanged && (!this.#default || defaultValue !== this.#default.value)) {
      this.#default = {value: defaultValue};
      this.selection.setIds(toIds(defaultValue));
    }
    if (!multiple) this.selection.keepFirst();
    this.#publish();
  }

  /** To be called after every rendering of the element. @param anchor Where the browser says what is missing. */
  report({chooseSomebody}: UserSearchMessages, anchor: HTMLElement): void {
    const valueMissing = this.#host.required && this.selection.ids.size === 0;
    if (valueMissing) this.#internals.setValidity({valueMissing}, chooseSomebody, anchor);
    else this.#internals.setValidity({});
  }

  #publish(): void {
    const {name} = this.#host;
    const entries = new FormData();
    for (const id of this.selection.ids) if (name) entries.append(name, String(id));
    this.#internals.setFormValue(entries, this.selection.value);
    this.#host.requestUpdate();
  }
}
