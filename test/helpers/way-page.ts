import type {CubeLogin, CubeSession} from '../../src/index.js';
import type {TestApp} from './emulator.js';
import type {TestFirebase} from './firebase.js';
import {openSession} from './open-session.js';
import {until} from './until.js';

/** A `<cube-login>` at its first way, which is one by Firebase, as a person meets it. */
export class WayPage {
  constructor(
    readonly session: CubeSession,
    readonly login: CubeLogin,
  ) {}

  static async open(
    app: TestApp,
    methods: string,
    {apiKey, projectId, emulator}: TestFirebase['settings'],
    attributes: Readonly<Record<string, string>> = {},
  ): Promise<WayPage> {
    const login = document.createElement('cube-login');
    const all = {
      methods,
      'firebase-api-key': apiKey,
      'firebase-project-id': projectId,
      'firebase-emulator': emulator,
      ...attributes,
    };
    for (const [name, value] of Object.entries(all)) login.setAttribute(name, value);
    const page = new WayPage(await openSession(app, login), login);
    await until(() => login.matches(':is(:state(form), :state(account))'), 'the way is shown');
    await page.isRendered();
    return page;
  }

  get form(): HTMLFormElement | null {
    return this.login.querySelector('form[slot=form]');
  }

  get submit(): HTMLButtonElement {
    return this.form!.querySelector('button[type=submit]')!;
  }

  get heading(): string | undefined {
    return this.textOf('heading');
  }

  get summary(): string | undefined {
    return this.textOf('error');
  }

  get announcement(): string {
    return this.login.shadowRoot!.querySelector('[role=alert]')!.textContent;
  }

  input(name: string): HTMLInputElement | null {
    return this.form?.querySelector<HTMLInputElement>(`input[name=${name}]`) ?? null;
  }

  /** A button by its text, in the form or around it. */
  button(text: string): HTMLButtonElement | undefined {
    const roots = [this.login, this.login.shadowRoot!];
    const buttons = roots.flatMap((root) => [...root.querySelectorAll('button')]);
    return buttons.find((button) => button.textContent.trim() === text && button.checkVisibility());
  }

  part(name: string): HTMLElement | null {
    return this.login.shadowRoot!.querySelector(`[part~=${name}]`);
  }

  textOf(part: string): string | undefined {
    return this.part(part)?.textContent.trim();
  }

  /** What a screen reader adds to a control: its error, then whatever tells more about it. */
  descriptionOf(control: Element | null): string {
    const ids = control?.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => plain(this.login.querySelector(`#${id}`)?.textContent ?? '')).join(' ');
  }

  hasFocus(control: Element | null | undefined): boolean {
    return (
      !!control && (document.activeElement === control || this.login.shadowRoot!.activeElement === control)
    );
  }

  async isRendered(): Promise<void> {
    await this.login.updateComplete;
  }

  /** Resolves when nothing is under way any more. */
  async isDone(): Promise<void> {
    await until(() => !this.login.matches(':state(pending)'), 'nothing is under way');
    await this.isRendered();
  }
}

/** A text without what only directs it, and without the white space of the source. */
export const plain = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
