import {sendKeys} from '@web/test-runner-commands';
import type {CubeSession, CubeUserSearch, User} from '../../src/index.js';
import type {TestApp} from './emulator.js';
import {nextEvent} from './next-event.js';
import {openSession} from './open-session.js';
import {until} from './until.js';

/** A `<cube-user-search>` inside a `<cube-session>`, as a person meets it. */
export class UserSearchPage {
  constructor(
    readonly session: CubeSession,
    readonly search: CubeUserSearch,
  ) {}

  /** @param place Where in the session the element is put; the session itself by default. */
  static async open(
    app: TestApp,
    attributes: Readonly<Record<string, string>> = {},
    place?: HTMLElement,
  ): Promise<UserSearchPage> {
    const search = document.createElement('cube-user-search');
    for (const [name, value] of Object.entries(attributes)) search.setAttribute(name, value);
    place?.append(search);
    const session = await openSession(app, place ?? search);
    await search.updateComplete;
    return new UserSearchPage(session, search);
  }

  get root(): ShadowRoot {
    return this.search.shadowRoot!;
  }

  get input(): HTMLInputElement {
    return this.root.querySelector('input')!;
  }

  get list(): HTMLElement | null {
    return this.root.querySelector('[role=listbox]');
  }

  /** The rows that are in the page. */
  get options(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('[role=option]')];
  }

  /** The option that the keyboard is at, found the way a screen reader finds it. */
  get active(): HTMLElement | null {
    const id = this.input.getAttribute('aria-activedescendant');
    return id ? this.root.querySelector(`#${id}`) : null;
  }

  /** What has been said to screen readers last. */
  get said(): string {
    return this.root.querySelector('.announcer[role=status]')!.textContent;
  }

  /** The names of those chosen. */
  get chips(): string[] {
    return [...this.root.querySelectorAll('[part=chip] .chip-name')].map(({textContent}) => textContent);
  }

  get isOpen(): boolean {
    return this.input.getAttribute('aria-expanded') === 'true';
  }

  part(name: string): HTMLElement | null {
    return this.root.querySelector(`[part~=${name}]`);
  }

  textOf(name: string): string | undefined {
    return this.part(name)?.textContent.trim();
  }

  is(state: string): boolean {
    return this.search.matches(`:state(${state})`);
  }

  /** The first texts of the rows, whitespace collapsed. */
  names(): string[] {
    return this.options.map((option) => option.innerText.trim().split('\n')[0] ?? '');
  }

  /** Puts a text into the box as one step, as pasting does. */
  paste(text: string): void {
    this.input.focus();
    this.input.value = text;
    this.input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  }

  /** Puts a text into the box, and resolves to the users found when they are shown. */
  async find(text: string): Promise<readonly User[]> {
    const found = nextEvent(this.search, 'cube-user-search-results');
    this.paste(text);
    const {detail} = await found;
    await this.settled();
    return detail.users;
  }

  /** Presses keys, one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const press of keys) await sendKeys({press});
    await this.search.updateComplete;
  }

  /** Types on the keyboard. */
  async type(text: string): Promise<void> {
    this.input.focus();
    await sendKeys({type: text});
  }

  /** Finds the user and chooses the first row. */
  async choose(text: string): Promise<void> {
    await this.find(text);
    await until(() => this.active, 'a row is active');
    await this.press('Enter');
  }

  /** Resolves when what is known is shown. */
  async settled(): Promise<void> {
    await this.search.updateComplete;
    await this.search.updateComplete;
  }
}
