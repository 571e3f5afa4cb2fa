import {html, nothing, render, type ReactiveController, type RootPart, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {adoptStyles} from '../../../internal/adopt-styles.js';
import {avatarStyles} from '../../../internal/avatar/avatar.styles.js';
import type {UserList} from '../finder/user-list.js';
import type {UserSearchHost} from '../user-search-host.js';
import {NeededRows} from './needed-rows.js';
import {PageRow} from './page-row.js';
import {renderOption, type OptionView} from './render-option.js';
import {RowWindow} from './row-window.js';
import {userRowsStyles} from './user-rows.styles.js';

export interface UserRowsView {
  /** Id of the listbox. */
  readonly id: string;
  /** Name of the listbox. */
  readonly label: string;
  readonly list: UserList;
  /** Whether the rows are those before, while others are on their way. */
  readonly isBusy: boolean;
  /** The row that the keyboard is at. */
  readonly active: number | undefined;
  readonly onPick: (index: number) => void;
}

/** How often rows are laid out in one go until they stand where they belong. */
const mostRounds = 3;

/** The list of users: a listbox of which only the rows near those in view are in the page. */
export class UserRows implements ReactiveController {
  readonly #host: UserSearchHost;
  readonly #page: PageRow;
  readonly #window = new RowWindow(() => this.#draw());
  readonly #needed = new NeededRows();
  #view: UserRowsView | undefined;
  /** The list whose rows are in the page. */
  #shown: UserList | undefined;
  #box: HTMLElement | null = null;
  #rows: RootPart | undefined;
  /** Changes whenever a row may look different, which it does not by being scrolled. */
  #edition = 0;
  #isDrawing = false;
  #isStale = false;

  constructor(host: UserSearchHost) {
    this.#host = host;
    this.#page = new PageRow(host);
    const {element} = host;
    adoptStyles(element.renderRoot, avatarStyles);
    adoptStyles(element.renderRoot, userRowsStyles);
    element.addController(this);
  }

  /** How many rows are in view at once, at least 1: what the page keys move by. */
  get pageSize(): number {
    return this.#window.pageSize;
  }

  /** Id of the option of a row. That of the active row is always in the page. */
  optionId(index: number): string {
    return `user-option-${index}`;
  }

  /** Scrolls until a row is in view. */
  reveal(index: number): void {
    this.#window.reveal(index);
  }

  /* eslint-disable lit-a11y/click-events-have-key-events -- the keys come from the box, where the focus is */
  /** The rows follow when the element has been rendered. */
  render(view: UserRowsView): TemplateResult {
    this.#view = view;
    return html`
      <div
        id=${view.id}
        class="user-list"
        part="list"
        role="listbox"
        tabindex="-1"
        aria-label=${view.label}
        aria-multiselectable=${this.#host.isMultiple ? 'true' : nothing}
        aria-busy=${view.isBusy ? 'true' : nothing}
        @mousedown=${keepFocus}
        @click=${this.#handleClick}
      >
        <div class="user-rows" role="presentation"></div>
      </div>
    `;
  }

  hostConnected(): void {
    this.#start();
    this.#refresh();
  }

  hostUpdated(): void {
    const box = this.#host.element.renderRoot.querySelector<HTMLElement>('.user-list');
    if (box !== this.#box) {
      this.#stop();
      this.#rows = undefined;
      this.#box = box;
      this.#start();
      // The element may show it only now that it has been rendered. Its rows come before anything is seen of it.
      queueMicrotask(() => this.#window.look());
    }
    this.#refresh();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #refresh(): void {
    this.#edition += 1;
    this.#draw();
    // With other rows it may be of another height.
    this.#window.look();
  }

  #start(): void {
    if (!this.#box || !this.#host.element.isConnected) return;
    this.#rows?.setConnected(true);
    this.#window.start(this.#box);
  }

  #stop(): void {
    this.#needed.stop();
    this.#window.stop();
    this.#rows?.setConnected(false);
  }

  #draw(): void {
    // Rows that turn out to be of another height change where the others stand.
    this.#isStale = true;
    const view = this.#view;
    const sizer = this.#box?.querySelector<HTMLElement>('.user-rows');
    if (this.#isDrawing || !view || !sizer || !this.#window.isStarted) return;
    this.#isDrawing = true;
    try {
      this.#show(view);
      for (let round = 0; this.#isStale && round < mostRounds; round += 1) {
        this.#isStale = false;
        sizer.style.blockSize = `${this.#window.size}px`;
        this.#rows = render(this.#renderRows(view), sizer);
        this.#window.measure(sizer.children);
      }
    } finally {
      this.#isDrawing = false;
    }
    this.#needed.ask(view.list, this.#window);
  }

  #show({list, active}: UserRowsView): void {
    this.#window.show({count: list.total, active});
    if (list === this.#shown) return;
    this.#shown = list;
    this.#needed.stop();
    this.#window.reset();
  }

  #renderRows(view: UserRowsView): unknown {
    return repeat(
      this.#window.rows,
      ({index}) => index,
      ({index, start}) => renderOption(this.#host, this.#toOption(view, index, start)),
    );
  }

  #toOption({list, active}: UserRowsView, index: number, start: number): OptionView {
    const user = list.at(index);
    const isSelected = user !== undefined && this.#host.selection.has(user.id);
    return {
      id: this.optionId(index),
      index,
      total: list.total,
      start,
      user,
      isActive: index === active,
      isSelected,
      edition: this.#edition,
      renderUser: (one) => this.#page.render(one, {query: list.query, isSelected}),
    };
  }

  readonly #handleClick = (event: MouseEvent): void => {
    const option = (event.target as Element).closest<HTMLElement>('.user-option');
    if (!option || option.ariaDisabled === 'true' || event.defaultPrevented) return;
    this.#view?.onPick(Number(option.dataset['index']));
  };
}

/** The box is typed into on and on. A finger that scrolls is left alone. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
