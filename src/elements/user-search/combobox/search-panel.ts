import {html, nothing, type TemplateResult} from 'lit';
import type {UserFinder} from '../finder/user-finder.js';
import type {UserList} from '../finder/user-list.js';
import type {UserRows} from '../list/user-rows.js';
import type {UserSearchHost} from '../user-search-host.js';
import type {ActiveRow} from './active-row.js';
import {PopUp} from './pop-up.js';
import {renderStatus} from './render-status.js';
import {describeSearch, type SearchStatus} from './search-status.js';
import {SlowAnswer} from './slow-answer.js';
import {StatusVoice} from './status-voice.js';

interface SearchPanelParts {
  readonly finder: UserFinder;
  readonly rows: UserRows;
  readonly active: ActiveRow;
  readonly onPick: (list: UserList, index: number) => void;
}

/** Id of the listbox. */
export const listId = 'cube-user-search-list';

/** Whether the focus is in the element, be it that the window has none just now. */
export const holdsFocus = (element: Element): boolean =>
  (element.getRootNode() as Document | ShadowRoot).activeElement === element;

/** What is seen and heard of a search: the list and what is said about it, in a pop-up or below the box. */
export class SearchPanel {
  readonly #host: UserSearchHost;
  readonly #parts: SearchPanelParts;
  readonly #popUp: PopUp;
  readonly #slow: SlowAnswer;
  readonly #voice: StatusVoice;
  /** Whether somebody wants to see the pop-up, if there is anything to see. */
  #isWanted = false;
  #isShown = false;
  #status: SearchStatus | undefined;

  constructor(host: UserSearchHost, parts: SearchPanelParts) {
    this.#host = host;
    this.#parts = parts;
    this.#slow = new SlowAnswer(host.element);
    this.#voice = new StatusVoice(host.say);
    this.#popUp = new PopUp(host, {onPressOutside: () => this.close()});
    host.element.addEventListener('keydown', this.#handleKeyDown);
  }

  /** Whether anything is shown. */
  get isShown(): boolean {
    return this.#isShown;
  }

  /** The list whose rows are shown. */
  get shownList(): UserList | undefined {
    return this.#isShown ? this.#list : undefined;
  }

  get hasFailed(): boolean {
    return !!this.#status?.hasFailed;
  }

  /** Whether what is found is not that of what is typed. */
  get isStale(): boolean {
    const {phase, isBusy} = this.#parts.finder;
    return isBusy || phase === 'searching' || phase === 'failed';
  }

  /** Id of the option that the keyboard is at. */
  get activeId(): string | undefined {
    const {active, rows} = this.#parts;
    const isOfBefore = this.isStale && !active.hasMoved;
    if (!this.shownList || active.index === undefined || isOfBefore) return undefined;
    return rows.optionId(active.index);
  }

  open(): void {
    if (!this.#isWanted) this.#parts.active.restart();
    this.#isWanted = true;
    this.#host.element.requestUpdate();
  }

  /** A list that stands below the box stays. */
  close(): void {
    this.#voice.stop();
    if (this.#host.isInline) return;
    this.#isWanted = false;
    this.#parts.active.restart();
    this.#host.element.requestUpdate();
  }

  /** Nothing that has come so far is said any more. */
  hush(): void {
    this.#voice.stop();
  }

  /** The element has been taken away. */
  stop(): void {
    this.close();
    this.#slow.stop();
  }

  follow(): void {
    const {finder, active} = this.#parts;
    const {isInline, isDisabled} = this.#host;
    active.follow(finder.list);
    this.#slow.follow(finder.phase === 'searching' && !finder.list);
    // What is shown already says at once that something goes on.
    this.#status = describeSearch(this.#host, finder, this.#slow.isSlow || this.#isShown);
    const isWanted = isInline || (this.#isWanted && this.#popUp.isReady);
    this.#isShown = isWanted && !isDisabled && !!this.#status;
  }

  render(): TemplateResult {
    const content = this.#isShown ? this.#renderContent() : nothing;
    if (this.#host.isInline) return html`<div class="list">${content}</div>`;
    return this.#popUp.render(this.#isShown, content);
  }

  updated(): void {
    const {element, isInline} = this.#host;
    const {finder, rows, active} = this.#parts;
    this.#popUp.updated(this.#isShown && !isInline);
    if (this.shownList && active.takeReveal()) rows.reveal(active.index ?? 0);
    const isHeard = this.#isShown && holdsFocus(element) && !(finder.list && finder.isBusy);
    this.#voice.follow(isHeard ? this.#status : undefined);
  }

  get #list(): UserList | undefined {
    const {phase, list} = this.#parts.finder;
    const isOfSearch = phase !== 'idle' && phase !== 'sign-in';
    return isOfSearch && list && list.total > 0 ? list : undefined;
  }

  #renderContent(): TemplateResult {
    const {messages} = this.#host;
    const list = this.#list;
    return html`
      ${list ? html`<div class="rows">${this.#renderRows(list)}</div>` : nothing}
      ${this.#status ? renderStatus(this.#status, messages, this.#retry) : nothing}
    `;
  }

  #renderRows(list: UserList): TemplateResult {
    const {rows, active, onPick} = this.#parts;
    return rows.render({
      id: listId,
      label: this.#host.label,
      list,
      isBusy: this.isStale,
      active: active.index,
      onPick: (index) => onPick(list, index),
    });
  }

  readonly #retry = (retry: () => void): void => {
    // The button goes when it has been pressed.
    this.#host.input.focus();
    retry();
  };

  /** A key elsewhere than in the box: at a button in the pop-up, or at one of those chosen. */
  readonly #handleKeyDown = (event: KeyboardEvent): void => {
    const {input, isInline} = this.#host;
    const isInBox = event.composedPath()[0] === input;
    if (event.key !== 'Escape' || event.defaultPrevented || isInBox || isInline || !this.#isShown) return;
    event.preventDefault();
    input.focus();
    this.close();
  };
}
