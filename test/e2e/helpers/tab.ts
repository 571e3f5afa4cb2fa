import type {BrowserContext, CDPSession, Page} from 'playwright-core';

declare global {
  interface Window {
    /** What `<cube-session>` has told of itself, oldest first. */
    sessionEvents: string[];
    /** How often this tab's `restoreSession` was called. */
    hookCalls: number;
  }
}

/** Runs in the page, before anything of the page's own. */
function record(): void {
  window.sessionEvents = [];
  window.hookCalls = 0;
  window.addEventListener('cube-session-change', ({detail: {state, previous}}) => {
    window.sessionEvents.push([previous.status, 'to', state.status, state.user?.login].join(' ').trim());
  });
  window.addEventListener('cube-session-token', ({detail: {userId}}) => {
    window.sessionEvents.push(userId === null ? 'no token' : 'token');
  });
}

export const recordSession = (context: BrowserContext) => context.addInitScript(record);

/** Every user of these tests has a password after the login. */
const toPassword = (login: string) => `${login}-password`;

/** A tab with a `<cube-session>`, used as the page's own script would use it. */
export class Tab {
  constructor(readonly page: Page) {}

  /** Signs in, and resolves to who is signed in then, or to the error in short. */
  signIn(login = 'demo', remember = false): Promise<string> {
    return this.page.evaluate(
      async ([login, password, remember]) => {
        const {client} = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
        try {
          const user = await client.signIn({login, password}, {remember});
          return user.login ?? '';
        } catch (error) {
          const {name, reason = ''} = error as {name: string; reason?: string};
          return `${name} ${reason}`.trim();
        }
      },
      [login, toPassword(login), remember] as const,
    );
  }

  signOut(): Promise<void> {
    return this.page.evaluate(() => {
      const {client} = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
      return client.signOut();
    });
  }

  /** Calls the server so many times at once. Resolves to what each call gave: a login, or the error in short. */
  call(times = 1): Promise<string[]> {
    return this.page.evaluate((times) => {
      const {client} = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
      const callOnce = async (): Promise<string> => {
        try {
          const user = await client.getUserByLogin('demo');
          return user?.login ?? 'nobody';
        } catch (error) {
          const {name, reason, status} = error as {name: string; reason?: string; status?: number};
          return [name, reason ?? status ?? ''].join(' ').trim();
        }
      };
      return Promise.all(Array.from({length: times}, callOnce));
    }, times);
  }

  /** The state in short, such as `authenticated demo`. */
  state(): Promise<string> {
    return this.page.evaluate(() => {
      const {state} = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
      return `${state.status} ${state.user?.login ?? ''}`.trim();
    });
  }

  /** Waits until the state in short is this. */
  async waitFor(expected: string): Promise<void> {
    await this.page.waitForFunction(
      (expected) => {
        const session = document.querySelector('cube-session');
        return session && `${session.state.status} ${session.state.user?.login ?? ''}`.trim() === expected;
      },
      expected,
      {polling: 20},
    );
  }

  token(): Promise<string | null> {
    return this.page.evaluate(
      () => (document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session']).token,
    );
  }

  /** Gives the session a `restoreSession` hook, which counts its calls and gives credentials. */
  restoreBy(login: string): Promise<void> {
    return this.page.evaluate(
      ([login, password]) => {
        const session = document.querySelector('cube-session') as HTMLElementTagNameMap['cube-session'];
        session.restoreSession = () => {
          window.hookCalls += 1;
          return Promise.resolve({login, password});
        };
        return session.updateComplete.then(() => undefined);
      },
      [login, toPassword(login)] as const,
    );
  }

  /** How often the hook was called. */
  hookCalls(): Promise<number> {
    return this.page.evaluate(() => window.hookCalls);
  }

  /** What `<cube-session>` has told of itself since the page was loaded, oldest first. */
  events(): Promise<string[]> {
    return this.page.evaluate(() => window.sessionEvents);
  }

  /** The user does something on the page that changes nothing. */
  use(): Promise<void> {
    return this.page.keyboard.press('Shift');
  }

  /**
   * Resolves once all tabs are done that wait for their turn to restore or to check the session: they take turns by a
   * lock, first come, first served.
   */
  async waitForTurn(): Promise<void> {
    await this.page.evaluate(() => {
      const {appId, endpoint} = document.querySelector(
        'cube-session',
      ) as HTMLElementTagNameMap['cube-session'];
      return navigator.locks.request(`cube-elements:${appId}@${endpoint ?? ''}`, () => undefined);
    });
  }

  /** Says which version of the session is stored: another one after every write. */
  storedStamp(): Promise<unknown> {
    return this.page.evaluate(() => {
      const {appId, endpoint} = document.querySelector(
        'cube-session',
      ) as HTMLElementTagNameMap['cube-session'];
      return new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('cube-elements');
        opening.onerror = () => reject(opening.error ?? new Error('IndexedDB failed'));
        opening.onsuccess = () => {
          const {result: database} = opening;
          const entries = database.transaction('sessions').objectStore('sessions');
          const reading = entries.get(`${appId}@${endpoint ?? ''}`);
          reading.onerror = () => reject(reading.error ?? new Error('IndexedDB failed'));
          reading.onsuccess = () => {
            database.close();
            resolve((reading.result as {stamp?: unknown} | undefined)?.stamp);
          };
        };
      });
    });
  }

  /** Lets so much time pass that the server's last answer is no longer taken for one of this moment. */
  async waitForMoment(): Promise<void> {
    const end = Date.now() + 500;
    await this.page.waitForFunction((end) => Date.now() > end, end, {polling: 50});
  }

  /** Lets the browser's own tools act on this tab. */
  tools(): Promise<CDPSession> {
    return this.page.context().newCDPSession(this.page);
  }
}
