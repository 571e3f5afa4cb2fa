import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {SessionStore} from '../../session/session-store.js';

/** Updates an element when the token changes, which is part of the addresses of pictures. */
export class TokenWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #getStore: () => SessionStore | undefined;
  #store: SessionStore | undefined;
  #unwatch: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, getStore: () => SessionStore | undefined) {
    this.#host = host;
    this.#getStore = getStore;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#follow(this.#getStore());
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(store: SessionStore | undefined): void {
    if (store === this.#store) return;
    this.#unwatch?.();
    this.#store = store;
    this.#unwatch = store?.watchToken(() => this.#host.requestUpdate());
  }
}
