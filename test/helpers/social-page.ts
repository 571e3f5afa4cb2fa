import type {CubeLoginErrorDetail} from '../../src/index.js';
import type {TestEmulator} from './emulator.js';
import {until} from './until.js';
import {WaysPage} from './ways-page.js';

/** What stands in for the window of a provider, since a test page has no second window. */
export class FakeWindow {
  closed = false;
  focused = 0;
  /** What the page has told it. */
  readonly messages: unknown[] = [];
  address: URL | undefined;
  readonly location = {replace: (address: URL) => (this.address = address)};

  focus(): void {
    this.focused += 1;
  }

  close(): void {
    this.closed = true;
  }

  postMessage(message: unknown): void {
    this.messages.push(message);
  }

  /** Where it was sent to. */
  async goesTo(): Promise<URL> {
    await until(() => this.address, 'the window goes to the provider');
    return this.address!;
  }

  /** The person answers on the provider's page. Resolves to where that leads back to. */
  async choose(form: Readonly<Record<string, string>> = {name: 'Ann Facebook'}): Promise<URL> {
    const answer = await fetch(await this.goesTo(), {method: 'POST', body: new URLSearchParams(form)});
    const page = new DOMParser().parseFromString(asHtml(await answer.text()) as string, 'text/html');
    return new URL(page.querySelector('a')!.href);
  }
}

/** The page's policy lets nothing else parse a text. */
const asHtml = (text: string): unknown => policy?.createHTML(text) ?? text;

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {createHTML: (text: string) => string},
  ): {createHTML(text: string): unknown};
}

const policy = (globalThis as unknown as {trustedTypes?: TrustedTypes}).trustedTypes?.createPolicy(
  'cube-elements',
  {createHTML: (text) => text},
);

/** Has the page open such windows, for the tests of this file. */
export function useFakeWindows(): {readonly opened: FakeWindow[]; isBlocked: boolean} {
  const windows = {opened: [] as FakeWindow[], isBlocked: false};
  const {open} = window;

  beforeEach(() => {
    windows.opened.length = 0;
    windows.isBlocked = false;
    window.open = () => {
      if (windows.isBlocked) return null;
      const opened = new FakeWindow();
      windows.opened.push(opened);
      return opened as unknown as Window;
    };
  });

  afterEach(() => {
    window.open = open;
  });

  return windows;
}

/** Hands an answer to the page as a window does that was cut off from it. */
export async function handOver(back: URL): Promise<void> {
  const [place, provider] = back.searchParams.get('state')!.split('-').slice(1);
  const {state, code = null, error = null} = Object.fromEntries(back.searchParams);
  const channel = new BroadcastChannel('cube-elements-social');
  channel.postMessage({cubeAnswer: {provider, place, state, code, error}});
  // Messages come in order: when one's own is here, that one is where it belongs.
  const other = new BroadcastChannel('cube-elements-social');
  const arrived = new Promise((resolve) => other.addEventListener('message', resolve, {once: true}));
  channel.postMessage('after');
  await arrived;
  channel.close();
  other.close();
}

/** A `<cube-login>` that offers Facebook and Twitter beside a password. */
export class SocialPage extends WaysPage {
  readonly errors: unknown[] = [];

  static async openWith(
    emulator: TestEmulator,
    attributes: Readonly<Record<string, string>> = {},
  ): Promise<SocialPage> {
    const failures: CustomEvent<CubeLoginErrorDetail>[] = [];
    const note = (event: CustomEvent<CubeLoginErrorDetail>) => failures.push(event);
    document.addEventListener('cube-login-error', note);
    const {session, login} = await WaysPage.offer(emulator.app, {
      methods: 'password facebook twitter',
      'facebook-app-id': emulator.app.appId,
      'facebook-url': `${emulator.url}/_emulator/facebook`,
      ...attributes,
    });
    document.removeEventListener('cube-login-error', note);
    const page = new SocialPage(session, login);
    page.errors.push(...failures.map(({detail}) => detail.error));
    login.addEventListener('cube-login-error', ({detail}) => page.errors.push(detail.error));
    return page;
  }

  /** Clicks on the button of a provider. */
  async begin(provider: 'facebook' | 'twitter' = 'facebook'): Promise<void> {
    await until(() => this.button(provider), 'the ways are there');
    this.button(provider)!.click();
    await until(() => this.heading?.startsWith('Sign in with '), 'the way is shown');
  }

  get action(): HTMLButtonElement | null {
    return this.part('social-action') as HTMLButtonElement | null;
  }

  get other(): HTMLButtonElement | null {
    return this.part('social-other') as HTMLButtonElement | null;
  }

  /** All that is to be read in the element, without what only screen readers are told. */
  get text(): string {
    const base = this.part('base')?.textContent ?? '';
    return base.replace(/\s+/g, ' ').trim();
  }

  readonly shows = (text: string) => until(() => this.text.includes(text), `it says “${text}”`);

  readonly isBack = () => until(() => this.button('facebook'), 'the ways are shown again');

  readonly isSignedIn = () =>
    until(() => this.session.state.status === 'authenticated', 'somebody has signed in');
}
