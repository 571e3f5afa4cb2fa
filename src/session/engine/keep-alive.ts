import type {CurrentSession} from '../current-session.js';
import type {UserSession} from '../session-state.js';
import {hasPage, isPageVisible, watchPage, type PageEvent} from './page.js';
import type {RetryGate} from './retry-gate.js';

const oneMinute = 60_000;
const tick = oneMinute / 2;
/** Browsers let the timers of a hidden page run once a minute; a longer gap means that the machine slept. */
const longestGap = 2 * oneMinute;
/** Tabs are told of the same event within moments, not at the same one. */
const oneMoment = 250;
/** How long before its end a token is used, so that it lives on. */
const lead = 5 * oneMinute;

/**
 * Looks after the session of a page that is visible: keeps its token alive while the page is in use, and has the
 * session checked once after the machine has slept, the network was away or the page comes back from the cache.
 */
export class KeepAlive {
  readonly #current: CurrentSession;
  readonly #gate: RetryGate;
  readonly #check: (session: UserSession, since: number) => Promise<void>;
  readonly #isOn: () => boolean;
  #isChecking = false;
  #lastUse = 0;
  #lastCheck = -Infinity;
  /** When the page came back; until the session has been checked. */
  #backSince: number | undefined;

  /** @param check Asks the server about the session, unless it has answered since then. */
  constructor(
    current: CurrentSession,
    gate: RetryGate,
    check: (session: UserSession, since: number) => Promise<void>,
    isOn: () => boolean,
  ) {
    this.#current = current;
    this.#gate = gate;
    this.#check = check;
    this.#isOn = isOn;
  }

  /** Looks after the session until the signal is aborted. */
  start(signal: AbortSignal): void {
    if (!hasPage()) return;
    watchPage((event) => this.#handle(event), signal);
    let [time, steadyTime] = [Date.now(), performance.now()];
    const timer = setInterval(() => {
      const [now, steadyNow] = [Date.now(), performance.now()];
      const hasSlept = steadyNow - steadyTime > longestGap;
      const wasClockSet = Math.abs(now - time - (steadyNow - steadyTime)) > longestGap;
      [time, steadyTime] = [now, steadyNow];
      // All tabs notice it within two ticks, each at its own.
      if (hasSlept || wasClockSet) this.#handle('resume', 2 * tick);
      else if (this.#isUseLeft()) this.#checkOnce();
    }, tick);
    signal.addEventListener('abort', () => clearInterval(timer));
  }

  /** @param delay How much later than other tabs this one may have noticed it, in milliseconds. */
  #handle(event: PageEvent, delay = oneMoment): void {
    const now = Date.now();
    this.#gate.note(event);
    if (event === 'used') this.#lastUse = now;
    if (event === 'online' || event === 'resume') this.#backSince = now - delay;
    const {session} = this.#current;
    const hasEnded = session && now >= session.endsAt;
    if (this.#backSince || hasEnded || this.#isUseLeft()) this.#checkOnce();
  }

  /** Whether the token is about to end, although somebody has used the page since the last answer. */
  #isUseLeft(): boolean {
    const {session} = this.#current;
    return (
      this.#isOn() &&
      session !== undefined &&
      Date.now() >= session.endsAt - lead &&
      this.#lastUse > session.usedAt
    );
  }

  #checkOnce(): void {
    const {session} = this.#current;
    if (!session || this.#isChecking || !isPageVisible()) return;
    // A server that gives its tokens no time must not be asked at every key.
    if (!this.#backSince && performance.now() - this.#lastCheck < tick) return;
    this.#lastCheck = performance.now();
    // Else any answer will do that is newer than those this page knows of.
    const since = this.#backSince ?? session.usedAt;
    this.#isChecking = true;
    this.#backSince = undefined;
    this.#check(session, since)
      // Nobody waits for it. It is tried again when something has changed.
      .catch(() => undefined)
      .finally(() => {
        this.#isChecking = false;
      });
  }
}
