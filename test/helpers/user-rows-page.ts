import {fixture} from '@open-wc/testing';
import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {Selection} from '../../src/elements/user-search/selection.js';
import type {UserList} from '../../src/elements/user-search/finder/user-list.js';
import {UserRows} from '../../src/elements/user-search/list/user-rows.js';
import type {UserSearchHost} from '../../src/elements/user-search/user-search-host.js';
import {tokens} from '../../src/internal/tokens.styles.js';
import {frameStyles} from '../../src/internal/frame.styles.js';
import {userSearch} from '../../src/locales/en/user-search.js';
import type {User} from '../../src/index.js';
import {until} from './until.js';

export const toUser = (id: number, changes: Partial<User> = {}): User => ({
  id,
  login: `user${id}`,
  email: `user${id}@example.com`,
  fullName: `User Number ${id}`,
  phone: null,
  website: null,
  externalId: null,
  facebookId: null,
  twitterId: null,
  customData: null,
  avatar: null,
  tags: [],
  timezone: null,
  isGuest: false,
  createdAt: null,
  updatedAt: null,
  lastRequestAt: null,
  ...changes,
});

/** A list of which the test says what has come. */
export class TestList implements UserList {
  readonly isCut = false;
  readonly error = undefined;
  readonly #made = new Map<number, User>();
  readonly needed: [first: number, last: number][] = [];

  constructor(
    public total: number,
    readonly come: Map<number, User> | 'all' = 'all',
    readonly query = '',
  ) {}

  static of(users: readonly User[], query = ''): TestList {
    return new TestList(users.length, new Map(users.entries()), query);
  }

  get users(): readonly User[] {
    return this.come === 'all' ? [] : [...this.come.values()];
  }

  at(index: number): User | undefined {
    const come = this.come === 'all' ? this.#made : this.come;
    if (this.come === 'all' && !come.has(index)) come.set(index, toUser(index + 1));
    return come.get(index);
  }

  need(first: number, last: number): void {
    this.needed.push([first, last]);
  }

  retry(): void {
    throw new Error('Nothing has failed.');
  }
}

/** An element with nothing but a box and the list of users. */
export class RowsHost extends LitElement {
  static override styles = [tokens, frameStyles];

  list: TestList | undefined;
  active: number | undefined;
  isBusy = false;
  rows: UserRows | undefined;
  readonly picked: number[] = [];
  readonly selection = new Selection();
  row: UserSearchHost['row'];
  isMultiple = false;
  /** Whether it shows itself once it has been rendered, as a pop-up does. */
  opens = false;

  protected override updated(): void {
    if (this.opens) this.hidden = false;
  }

  protected override firstUpdated(): void {
    // As much as the list has to know of its element.
    const host = {
      element: this,
      session: {client: undefined},
      messages: userSearch,
      language: 'en',
      selection: this.selection,
    };
    const {row, isMultiple} = this.#getters();
    this.rows = new UserRows(Object.defineProperties(host, {row, isMultiple}) as unknown as UserSearchHost);
  }

  #getters(): Record<'row' | 'isMultiple', PropertyDescriptor> {
    return {row: {get: () => this.row}, isMultiple: {get: () => this.isMultiple}};
  }

  protected override render(): TemplateResult {
    const {list, active, isBusy, rows} = this;
    const id = active === undefined ? nothing : rows?.optionId(active);
    return html`
      <input
        role="combobox"
        aria-label="People"
        aria-expanded=${list ? 'true' : 'false'}
        aria-controls=${list ? 'people' : nothing}
        aria-activedescendant=${id ?? nothing}
      />
      ${
        list && rows
          ? rows.render({
              id: 'people',
              label: 'People',
              list,
              isBusy,
              active,
              onPick: (index) => this.picked.push(index),
            })
          : nothing
      }
    `;
  }
}

customElements.define('test-user-rows', RowsHost);

/** The list as a person meets it. */
export class RowsPage {
  constructor(readonly host: RowsHost) {}

  static async open(list: TestList, changes: Partial<RowsHost> = {}): Promise<RowsPage> {
    const place = await fixture<HTMLElement>(html`<main></main>`);
    const host = new RowsHost();
    place.append(host);
    await host.updateComplete;
    const page = new RowsPage(host);
    await page.set({list, ...changes});
    return page;
  }

  async set(changes: Partial<RowsHost>): Promise<void> {
    Object.assign(this.host, changes);
    this.host.requestUpdate();
    await this.host.updateComplete;
  }

  get root(): ShadowRoot {
    return this.host.shadowRoot!;
  }

  get rows(): UserRows {
    return this.host.rows!;
  }

  get listbox(): HTMLElement {
    return this.root.querySelector('[role=listbox]')!;
  }

  get options(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('[role=option]')];
  }

  option(index: number): HTMLElement | undefined {
    return this.options.find((option) => option.ariaPosInSet === String(index + 1));
  }

  /** Whether the whole of a row can be seen. */
  isInView(index: number): boolean {
    const row = this.option(index)?.getBoundingClientRect();
    const {top, bottom} = this.listbox.getBoundingClientRect();
    return !!row && row.top >= top - 1 && row.bottom <= bottom + 1;
  }

  async scrollTo(top: number): Promise<void> {
    this.listbox.scrollTop = top;
    await until(
      () => this.options.some((_, at) => this.isInView(this.indexAt(at))),
      'rows where it is scrolled to',
    );
  }

  indexAt(at: number): number {
    return Number(this.options[at]?.ariaPosInSet) - 1;
  }
}
