import type {ReactiveController, TemplateResult} from 'lit';
import {adoptStyles} from '../../../internal/adopt-styles.js';
import {UserFinder} from '../finder/user-finder.js';
import type {UserList} from '../finder/user-list.js';
import {UserRows} from '../list/user-rows.js';
import type {UserSearchHost} from '../user-search-host.js';
import {ActiveRow} from './active-row.js';
import {BoxText} from './box-text.js';
import {readKey, type KeyAction, type KeySituation} from './keys.js';
import {holdsFocus, listId, SearchPanel} from './search-panel.js';
import {searchPartStyles} from './search-part.styles.js';

/** All that happens after the first letter: finding, the list, and the keys. Loaded late. */
export class SearchPart implements ReactiveController {
  readonly #host: UserSearchHost;
  readonly #finder: UserFinder;
  readonly #rows: UserRows;
  readonly #text: BoxText;
  readonly #active = new ActiveRow();
  readonly #panel: SearchPanel;

  constructor(host: UserSearchHost) {
    const {element} = host;
    this.#host = host;
    this.#finder = new UserFinder(host);
    this.#rows = new UserRows(host);
    this.#text = new BoxText(host, () => this.clear());
    this.#panel = new SearchPanel(host, {
      finder: this.#finder,
      rows: this.#rows,
      active: this.#active,
      onPick: (list, index) => this.#pick(list, index),
    });
    element.addController(this);
    adoptStyles(element.renderRoot, searchPartStyles);
  }

  /** For the box: id of the list, where it is shown. */
  get listId(): string {
    return listId;
  }

  /** Whether the list is shown. */
  get isOpen(): boolean {
    return !!this.#panel.shownList;
  }

  /** For the box: id of the option that the keyboard is at. */
  get activeId(): string | undefined {
    return this.#panel.activeId;
  }

  /** Whether an answer is on its way. */
  get isBusy(): boolean {
    return this.#finder.isBusy;
  }

  get hasFailed(): boolean {
    return this.#panel.hasFailed;
  }

  hostDisconnected(): void {
    this.#panel.stop();
  }

  /** The box has other text. */
  handleInput(): void {
    this.#active.leave();
    this.#panel.hush();
    this.#open();
  }

  handleKeyDown(event: KeyboardEvent): void {
    const action = event.defaultPrevented ? undefined : readKey(event, this.#situation);
    if (!action) return;
    if (action !== 'caret') event.preventDefault();
    this.#do(action);
  }

  /** The box has got the focus, or was clicked. */
  handleFocus(): void {
    this.#open();
  }

  /** The focus has left the element. */
  handleLeave(): void {
    if (!holdsFocus(this.#host.element)) this.#panel.close();
  }

  /** The finder has followed the session and the settings just before. */
  hostUpdate(): void {
    const {isInline, isDisabled} = this.#host;
    if (isInline && !isDisabled) this.#finder.open();
    this.#panel.follow();
  }

  /** The list and what is said about it. */
  render(): TemplateResult {
    return this.#panel.render();
  }

  /** To be called after every rendering of the element. */
  updated(): void {
    this.#panel.updated();
  }

  /** Empties the box, as soon as its text is no longer being composed, and closes or empties the list. */
  clear(): void {
    this.#text.clear();
    this.#finder.type('');
    this.#panel.close();
  }

  get #situation(): KeySituation {
    const {isShown, isStale} = this.#panel;
    const {index, hasMoved} = this.#active;
    const hasText = this.#host.input.value !== '';
    return {
      hasText,
      canOpen: hasText || this.#finder.hasListing,
      canClose: isShown && !this.#host.isInline,
      hasRows: this.isOpen,
      isStale,
      hasActive: index !== undefined,
      hasMoved,
    };
  }

  #do(action: KeyAction): void {
    switch (action) {
      case 'hold':
        break;
      case 'caret':
        this.#active.leave();
        break;
      case 'open':
        this.#open();
        break;
      case 'close':
        this.#panel.close();
        break;
      case 'clear':
        this.clear();
        break;
      case 'search':
        this.#finder.searchNow();
        this.#open();
        break;
      case 'pick':
        this.#pickActive();
        break;
      default:
        this.#active.move(action, this.#rows.pageSize);
        this.#host.element.requestUpdate();
    }
  }

  #open(): void {
    if (this.#host.isDisabled) return;
    this.#finder.type(this.#host.input.value);
    this.#finder.open();
    this.#panel.open();
  }

  #pickActive(): void {
    const {shownList} = this.#panel;
    const {index} = this.#active;
    if (shownList && index !== undefined) this.#pick(shownList, index);
  }

  #pick(list: UserList, index: number): void {
    const {selection, toggle, isMultiple} = this.#host;
    const user = list.at(index);
    // The row may not have come yet.
    if (!user) return;
    const wasSelected = selection.has(user.id);
    // Where one is enough, whoever is chosen again stays chosen.
    const isWanted = !isMultiple || !wasSelected;
    if (isWanted !== wasSelected) toggle(user);
    // The page may have prevented it.
    if (selection.has(user.id) !== isWanted) return;
    if (isMultiple) {
      this.#active.set(index);
      this.#text.select();
    } else {
      this.clear();
    }
  }
}
