import type {GetSocialToken} from '../../src/index.js';
import {LoginPage} from './elements.js';
import type {TestApp, TestEmulator} from './emulator.js';
import {openSession} from './open-session.js';
import {until} from './until.js';

/** A `<cube-login>` that offers several ways to sign in, as a person meets it. */
export class WaysPage extends LoginPage {
  /** Resolves when the ways are there. @param html What the page has put into the element. */
  static async offer(
    app: TestApp,
    attributes: Readonly<Record<string, string>>,
    ...children: Element[]
  ): Promise<WaysPage> {
    const login = document.createElement('cube-login');
    for (const [name, value] of Object.entries(attributes)) login.setAttribute(name, value);
    login.append(...children);
    const page = new WaysPage(await openSession(app, login), login);
    await until(() => login.matches(':state(form)'), 'the ways are there');
    await login.updateComplete;
    return page;
  }

  /** The button of a way. */
  button(way: string): HTMLButtonElement | null {
    return this.login.shadowRoot!.querySelector(`.way[part~="${way}"]`);
  }

  /** The texts of all buttons of ways, in the order in which a reader comes to them. */
  get labels(): string[] {
    return [...this.login.shadowRoot!.querySelectorAll('.way')].map((button) => button.textContent.trim());
  }

  get heading(): string | undefined {
    return this.textOf('heading');
  }

  /** What is in the slot of the form: what somebody fills in now. */
  get shownForm(): HTMLFormElement | null {
    return this.login.querySelector('form[slot=form]');
  }

  async choose(way: string): Promise<void> {
    const {heading} = this;
    this.button(way)?.click();
    await until(() => this.heading !== heading, `the way ${way} is shown`);
    await this.login.updateComplete;
  }
}

/** A token that the emulator takes for one of this provider's. */
export async function registerToken(
  emulator: TestEmulator,
  provider: 'facebook' | 'twitter',
  name = 'Petra Provider',
): Promise<{token: string; secret?: string}> {
  const token = crypto.randomUUID();
  const secret = provider === 'twitter' ? {secret: crypto.randomUUID()} : {};
  const profile = {id: crypto.randomUUID(), full_name: name};
  const appId = Number(emulator.app.appId);
  await emulator.control('POST', 'providers', {appId, provider, token, ...secret, profile});
  return {token, ...secret};
}

/** A hook that gives such a token, and counts how often it was asked. */
export function countingHook(give: () => ReturnType<GetSocialToken>): GetSocialToken & {calls: number} {
  const hook = Object.assign(
    () => {
      hook.calls += 1;
      return give();
    },
    {calls: 0},
  );
  return hook;
}
