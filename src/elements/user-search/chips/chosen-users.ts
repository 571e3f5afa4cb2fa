import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {User} from '../../../api/models.js';
import {adoptStyles} from '../../../internal/adopt-styles.js';
import {toAvatarPicture} from '../../../internal/avatar/avatar-picture.js';
import {renderAvatar} from '../../../internal/avatar/avatar.js';
import {clip} from '../../../internal/clip.js';
import {toDisplayName} from '../../../internal/display-name.js';
import {formatMessage, isolate} from '../../../internal/format-message.js';
import type {UserSearchHost} from '../user-search-host.js';
import {chosenUsersStyles} from './chosen-users.styles.js';
import {UserNames} from './user-names.js';

const longestName = 100;

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
  readonly #names: UserNames;
  #current = 0;

  constructor(host: UserSearchHost) {
    this.#host = host;
    this.#names = new UserNames(host);
  }

  /** To be called before every rendering of the element. */
  follow(): void {
    adoptStyles(this.#host.element.renderRoot, chosenUsersStyles);
    this.#names.follow();
    this.#current = Math.min(this.#current, Math.max(this.#host.selection.ids.size - 1, 0));
  }

  render(): TemplateResult | typeof nothing {
    const {selection, messages} = this.#host;
    const ids = [...selection.ids];
    if (ids.length === 0) return nothing;
    return html`
      <ul class="chips" part="chips" aria-label=${messages.chosen} @keydown=${this.#handleKeyDown}>
        ${repeat(
          ids,
          (id) => id,
          (id, index) => this.#renderChip(id, index),
        )}
      </ul>
    `;
  }

  /** Takes the last one out, as `Backspace` does in the empty box. */
  removeLast(): void {
    const id = [...this.#host.selection.ids].at(-1);
    if (id !== undefined) this.#host.remove(id);
  }

  #renderChip(id: number, index: number): TemplateResult {
    const {selection, messages, isDisabled} = this.#host;
    const user = selection.userOf(id);
    const name = user ? clip(toDisplayName(user), longestName) : String(id);
    return html`
      <li class="chip" part="chip">
        ${user ? this.#renderAvatar(user) : nothing}
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

  #renderAvatar(user: User): TemplateResult {
    const {session, language} = this.#host;
    return renderAvatar({user, picture: toAvatarPicture(user, session.client), language});
  }

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
    void this.#host.element.updateComplete.then(() => this.#focus(index));
  }

  #focus(index: number): void {
    const {element, input} = this.#host;
    const buttons = element.renderRoot.querySelectorAll<HTMLElement>('.remove');
    (buttons[index] ?? input).focus();
  }
}
