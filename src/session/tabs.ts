import type {RestoreFailure} from './storage/session-record.js';

/**
 * What one tab tells the others of the same app:
 * - `changed`: what is stored is no longer what it was. With the user who has signed out, if one has: for tabs that
 *   could not store their session where others see it.
 * - `restore-failed`: no use in trying the same at once.
 */
export type TabMessage =
  | {readonly type: 'changed'; readonly signedOut?: number | undefined}
  | {readonly type: 'restore-failed'; readonly failure: RestoreFailure};

/** Node has channels too, but no tabs, and an open channel would keep its process alive. */
const canTalk = (): boolean => typeof document === 'object' && typeof BroadcastChannel === 'function';

/** The other tabs that have the same app open. */
export class Tabs {
  /** Of the app, and of whatever the tabs share for it. */
  readonly name: string;
  #onMessage: ((message: TabMessage) => void) | undefined;
  #channel: BroadcastChannel | undefined;
  #listeners: AbortController | undefined;

  constructor(name: string) {
    this.name = name;
  }

  /** Begins to listen, where the browser lets tabs talk. */
  open(onMessage: (message: TabMessage) => void): void {
    if (this.#listeners || !canTalk()) return;
    this.#onMessage = onMessage;
    this.#listeners = new AbortController();
    const {signal} = this.#listeners;
    this.#connect();
    // A page with an open channel may not be kept for the way back. What it missed meanwhile is read anew.
    addEventListener('pagehide', () => this.#disconnect(), {signal});
    addEventListener(
      'pageshow',
      ({persisted}) => {
        if (!persisted) return;
        this.#connect();
        onMessage({type: 'changed'});
      },
      {signal},
    );
  }

  close(): void {
    this.#listeners?.abort();
    this.#listeners = undefined;
    this.#disconnect();
  }

  /** Tells it to the other tabs, also when this one does not listen. */
  post(message: TabMessage): void {
    const isListening = this.#channel !== undefined;
    this.#connect();
    this.#channel?.postMessage(message);
    if (!isListening) this.#disconnect();
  }

  #connect(): void {
    if (this.#channel || !canTalk()) return;
    this.#channel = new BroadcastChannel(this.name);
    this.#channel.onmessage = ({data}: MessageEvent<TabMessage>) => this.#onMessage?.(data);
  }

  #disconnect(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
