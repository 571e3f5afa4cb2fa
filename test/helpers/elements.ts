import type {CubeLogin, CubeSession} from '../../src/index.js';
import type {TestApp} from './emulator.js';
import {openSession} from './open-session.js';

/** A `<cube-login>` inside a `<cube-session>`, as a person meets it. */
export class LoginPage {
  constructor(
    readonly session: CubeSession,
    readonly login: CubeLogin,
  ) {}

  static async open(app: TestApp): Promise<LoginPage> {
    const login = document.createElement('cube-login');
    const session = await openSession(app, login);
    await login.updateComplete;
    return new LoginPage(session, login);
  }

  get form(): HTMLFormElement | null {
    return this.login.querySelector('form');
  }

  get identifier(): HTMLInputElement {
    return this.login.querySelector('input[name=username]')!;
  }

  get password(): HTMLInputElement {
    return this.login.querySelector('input[name=password]')!;
  }

  get submit(): HTMLButtonElement {
    return this.login.querySelector('button[type=submit]')!;
  }

  get reveal(): HTMLButtonElement {
    return this.login.querySelector('.cube-reveal')!;
  }

  get forgot(): HTMLButtonElement | null {
    return this.login.querySelector('[slot=form] .cube-row .cube-link');
  }

  get announcement(): string {
    return this.login.shadowRoot!.querySelector('[role=alert]')!.textContent;
  }

  textOf(part: string): string | undefined {
    return this.part(part)?.textContent.trim();
  }

  part(name: string): HTMLElement | null {
    return this.login.shadowRoot!.querySelector(`[part=${name}]`);
  }

  /** The text at a field, found the way a screen reader finds it. */
  errorOf(input: HTMLInputElement): string {
    const id = input.getAttribute('aria-describedby');
    return ((id && this.login.querySelector(`#${id}`)?.textContent) ?? '').trim();
  }

  /** Fills in and submits, without any input event, as some password managers do. */
  fillAndSubmit(identifier: string, password: string): void {
    this.identifier.value = identifier;
    this.password.value = password;
    this.form!.requestSubmit();
  }
}
