import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {adoptStyles} from '../../../internal/adopt-styles.js';
import {formatMessage, isolate} from '../../../internal/format-message.js';
import {toChosenName} from '../chosen-name.js';
import {isOfText} from '../combobox/keys.js';
import {renderUserAvatar} from '../render-user-avatar.js';
import type {UserSearchHost} from '../user-search-host.js';
import {chosenUsersStyles} from './chosen-users.styles.js';
import {UserNames} from './user-names.js';

/** Where the keyboard goes from one of those chosen; beyond the last one is the box. */
function findNext(key: string, index: number, last: number, isRightToLeft: boolean): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const isBack = (key === 'ArrowLeft') !== isRightToLeft;
  return isBack ? Math.max(index - 1, 0) : index + 1;
}

/** Those chosen, each with a button to take it out again. For the keyboard they are one stop. */
export class ChosenUsers {
  readonly #host: UserSearchHost;
  #current = 0;

  constructor(host: UserSearchHost) {
    this.#host = host;
    host.element.addController(new UserNames(host));
  }

  /** To be called before every rendering of the element. */
  follow(): void {
    adoptStyles(this.#host.element.renderRoot, chosenUsersStyles);
    this.#current = Math.min(this.#current, Math.max(this.#host.selection.ids.size - 1, 0));
  }

  /* eslint-disable lit-a11y/no-redundant-role -- to Safari a list without marks is none */
  render(): TemplateResult | typeof nothing {
    const {selection, messages} = this.#host;
    const ids = [...selection.ids];
    if (ids.length === 0) return nothing;
    return html`
      <ul
        class="chips"
        part="chips"
        role="list"
        aria-label=${messages.chosen}
        @mousedown=${this.#handlePress}
        @keydown=${this.#handleKeyDown}
      >
        ${repeat(
          ids,
          (id) => id,
          (id, index) => this.#renderChip(id, index),
        )}
      </ul>
    `;
  }

  /* eslint-enable lit-a11y/no-redundant-role */

  /** `Backspace` in the empty box takes the last one out; held down since there was text, it does not. */
  handleKeyInBox(event: KeyboardEvent): void {
    const {key, repeat, defaultPrevented} = event;
    if (key !== 'Backspace' || repeat || defaultPrevented || this.#host.input.value || isOfText(event))
      return;
    const id = [...this.#host.selection.ids].at(-1);
    if (id !== undefined) this.#host.remove(id);
  }

  #renderChip(id: number, index: number): TemplateResult {
    const {selection, messages, isDisabled} = this.#host;
    const user = selection.userOf(id);
    const name = toChosenName(user, id);
    return html`
      <li class="chip" part="chip">
        ${user ? renderUserAvatar(user, this.#host) : nothing}
        <bdi class="chip-name">${name}</bdi>
        <button
          class="remove"
          part="remove"
          type="button"
          aria-label=${formatMessage(messages.removeUser, {name: isolate(name)})}
          tabindex=${index === this.#current ? 0 : -1}
          ?disabled=${isDisabled}
          @click=${() => this.#remove(id, index)}
          @focus=${() => this.#moveTo(index)}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 7l10 10M17 7L7 17"></path></svg>
        </button>
      </li>
    `;
  }

  /** A press beside the button is for that one; else the focus would go to the first. */
  readonly #handlePress = (event: Event): void => {
    const target = event.target as Element;
    const button = target.closest('.chip')?.querySelector<HTMLElement>('.remove');
    if (!button || button.contains(target)) return;
    event.preventDefault();
    button.focus();
  };

  readonly #handleKeyDown = (event: KeyboardEvent): void => {
    const {key, ctrlKey, metaKey, altKey} = event;
    if (ctrlKey || metaKey || altKey) return;
    const ids = [...this.#host.selection.ids];
    const index = this.#current;
    const id = ids[index];
    const isRightToLeft = this.#host.element.matches(':dir(rtl)');
    const next = findNext(key, index, ids.length - 1, isRightToLeft);
    if (next !== undefined) this.#focus(next);
    else if ((key === 'Delete' || key === 'Backspace') && id !== undefined) this.#remove(id, index);
    else return;
    event.preventDefault();
  };

  #moveTo(index: number): void {
    if (index === this.#current) return;
    this.#current = index;
    this.#host.element.requestUpdate();
  }

  /** The focus goes to the one that has come in its place, or to the box. */
  #remove(id: number, index: number): void {
    this.#host.remove(id);
    if (this.#host.selection.has(id)) return;
    // Before it is gone: the focus would leave the element.
    this.#focus(index + 1);
    this.#current = index;
  }

  #focus(index: number): void {
    (this.#buttons[index] ?? this.#host.input).focus();
  }

  get #buttons(): readonly HTMLElement[] {
    return [...this.#host.element.renderRoot.querySelectorAll<HTMLElement>('.remove')];
  }
}
