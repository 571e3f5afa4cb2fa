import type {LoginPage} from './elements.js';
import {until} from './until.js';

/** What “Forgot password?” of a `<cube-login>` leads to, as a person meets it. */
export class ResetPage {
  constructor(readonly page: LoginPage) {}

  /** Chooses “Forgot password?” and waits for what that leads to. */
  static async open(page: LoginPage, identifier = ''): Promise<ResetPage> {
    page.identifier.value = identifier;
    page.forgot!.click();
    const reset = new ResetPage(page);
    await until(() => reset.address !== null, 'the form is shown');
    return reset;
  }

  get address(): HTMLInputElement | null {
    return this.page.login.querySelector('[slot=form] input[name=email]');
  }

  get form(): HTMLFormElement {
    return this.address!.form!;
  }

  get submit(): HTMLButtonElement {
    return this.form.querySelector('button[type=submit]')!;
  }

  /** The button that leads back to sign in. */
  get back(): HTMLButtonElement {
    return (
      this.page.login.querySelector<HTMLButtonElement>('[slot=form] > .cube-link') ?? this.#button('back')
    );
  }

  get sendAgain(): HTMLButtonElement {
    return this.#button('send-again');
  }

  /** All that is to be read in the shadow root, but for what only screen readers are told. */
  get text(): string {
    const base = this.page.part('base')!;
    return base.textContent.replaceAll(/\s+/g, ' ').trim();
  }

  /** What a screen reader adds to the address: its error, then its help. */
  get description(): string {
    const ids = this.address!.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)!.textContent.trim()).join(' ');
  }

  /** Fills in and submits, without any input event, as some password managers do. */
  fillAndSubmit(address: string): void {
    this.address!.value = address;
    this.form.requestSubmit();
  }

  /** Resolves once what came of it has taken the place of the form. */
  async isAnswered(): Promise<void> {
    await until(() => this.page.part('back'), 'there is an answer');
  }

  async isBack(): Promise<void> {
    await until(() => this.page.login.matches(':state(form)'), 'the form to sign in with is back');
    await this.page.login.updateComplete;
  }

  #button(part: string): HTMLButtonElement {
    return this.page.part(part) as HTMLButtonElement;
  }
}
