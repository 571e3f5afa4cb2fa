import {EventEmitter, once} from 'node:events';
import type {BrowserContext, ConsoleMessage} from 'playwright-core';

/** How long to wait, in milliseconds, for what ought to come at once. */
export const patience = 15_000;

/** An event of the elements, with its detail as deep as it goes. */
export interface SeenEvent {
  readonly type: string;
  readonly detail: string;
}

declare global {
  interface Window {
    noteViolation: (text: string) => Promise<void>;
    noteEvent: (type: string, detail: string) => Promise<void>;
  }
}

const eventNames = [
  'cube-avatar-accept',
  'cube-avatar-change',
  'cube-avatar-error',
  'cube-avatar-progress',
  'cube-login',
  'cube-login-error',
  'cube-logout',
  'cube-profile-change',
  'cube-profile-delete',
  'cube-profile-error',
  'cube-session-change',
  'cube-session-error',
  'cube-session-expired',
  'cube-session-token',
  'cube-signup',
  'cube-signup-error',
  'cube-user-deselect',
  'cube-user-search-error',
  'cube-user-search-results',
  'cube-user-select',
];

/** Runs in the page, before anything of the page's own. */
function listen(names: readonly string[]): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    void window.noteViolation(`${event.violatedDirective}: ${event.sample || event.blockedURI}`);
  });
  for (const name of names) {
    window.addEventListener(name, (event) => {
      // The fields of an error are not enumerable, and are what might carry a secret.
      const detail = JSON.stringify((event as CustomEvent<unknown>).detail, (_key, value: unknown) =>
        value instanceof Error
          ? Object.fromEntries(Object.getOwnPropertyNames(value).map((key) => [key, Reflect.get(value, key)]))
          : value,
      );
      void window.noteEvent(name, detail);
    });
  }
}

// Chromium's own note of an answer with an error status; no page can prevent it.
const isNetworkNote = (text: string) => text.startsWith('Failed to load resource');

/** Complaints of one kind: those that have to come, and those that came. */
class Complaints {
  readonly #expected: RegExp[] = [];
  readonly #noted: string[] = [];

  constructor(readonly kind: string) {}

  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  note(text: string): void {
    this.#noted.push(text);
  }

  wrong(): string[] {
    const unexpected = this.#noted.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
    const missing = this.#expected.filter((pattern) => !this.#noted.some((text) => pattern.test(text)));
    return [
      ...unexpected.map((text) => `${this.kind}: ${text}`),
      ...missing.map((pattern) => `${this.kind} never came: ${String(pattern)}`),
    ];
  }
}

/** Notes what the pages of a context tell of themselves, and whether that is as it ought to be. */
export class Watch {
  /** Events of the elements, oldest first. */
  readonly events: SeenEvent[] = [];
  /** Everything that was written to the console. */
  readonly consoleTexts: string[] = [];
  readonly #arrivals = new EventEmitter();
  readonly #errors = new Complaints('console');
  readonly #violations = new Complaints('violation');
  readonly #uncaught: string[] = [];

  async attach(context: BrowserContext): Promise<void> {
    // tsx names the functions that run in the page by this helper of its own.
    await context.addInitScript('globalThis.__name = (value) => value');
    await context.exposeFunction('noteViolation', (text: string) => this.#violations.note(text));
    await context.exposeFunction('noteEvent', (type: string, detail: string) => {
      this.events.push({type, detail});
      this.#arrivals.emit(type, {type, detail});
    });
    await context.addInitScript(listen, eventNames);
    context.on('console', this.#handleConsole);
    context.on('weberror', (error) => this.#uncaught.push(`uncaught: ${String(error.error())}`));
  }

  /** Says that the page is to tell the developer something. It is a defect if it does not. */
  expectConsoleError(pattern: RegExp): void {
    this.#errors.expect(pattern);
  }

  /** The same of something that the page's policy forbids. */
  expectViolation(pattern: RegExp): void {
    this.#violations.expect(pattern);
  }

  /** Resolves once an event of this name has been seen, now or earlier. */
  async waitForEvent(type: string): Promise<SeenEvent> {
    const seen = this.events.find((event) => event.type === type);
    if (seen) return seen;
    const [event] = (await once(this.#arrivals, type, {signal: AbortSignal.timeout(patience)})) as [
      SeenEvent,
    ];
    return event;
  }

  /** What went wrong, in words; empty if nothing did. */
  problems(): string[] {
    return [...this.#uncaught, ...this.#violations.wrong(), ...this.#errors.wrong()];
  }

  readonly #handleConsole = (message: ConsoleMessage): void => {
    const text = message.text();
    this.consoleTexts.push(text);
    if (message.type() === 'error' && !isNetworkNote(text)) this.#errors.note(text);
  };
}
