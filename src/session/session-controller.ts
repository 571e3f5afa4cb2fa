import {ContextConsumer} from '@lit/context';
import type {ReactiveController, ReactiveElement} from 'lit';
import type {CubeClient} from './client.js';
import {attachContextRoot, sessionContext} from './session-context.js';
import type {SessionState} from './session-state.js';
import type {SessionStore} from './session-store.js';
import {shareStore, type OwnApp} from './shared-stores.js';

const providerName = 'cube-session';

/** The nearest provider above an element, shadow roots included, whether it has been upgraded or not. */
function findProvider(element: Element): Element | undefined {
  const provider = element.closest(providerName);
  if (provider) return provider;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? findProvider(root.host) : undefined;
}

/**
 * Gives an element its session: that of the nearest `<cube-session>` above it, whichever of the two is upgraded or
 * inserted first, or that of the app which the element's own attributes name. Updates the element when it changes.
 */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #ownApp: () => OwnApp | undefined;
  #store: SessionStore | undefined;
  #provided = false;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveElement, ownApp: () => OwnApp | undefined) {
    this.#host = host;
    this.#ownApp = ownApp;
    attachContextRoot();
    new ContextConsumer(host, {
      context: sessionContext,
      subscribe: true,
      callback: (store) => {
        this.#provided = true;
        this.#use(store);
      },
    });
    host.addController(this);
  }

  get store(): SessionStore | undefined {
    return this.#store;
  }

  get client(): CubeClient | undefined {
    return this.#store?.client;
  }

  get state(): SessionState | undefined {
    return this.#store?.state;
  }

  /** Whether no session is there or about to come: no provider above, and no app of the element's own. */
  get isMissing(): boolean {
    return !this.#store && !findProvider(this.#host);
  }

  hostUpdate(): void {
    if (this.#provided || !this.#host.isConnected || findProvider(this.#host)) return;
    const app = this.#ownApp();
    this.#use(app && shareStore(app));
  }

  hostDisconnected(): void {
    this.#provided = false;
    this.#use(undefined);
  }

  #use(store: SessionStore | undefined): void {
    if (store === this.#store) return;
    this.#unsubscribe?.();
    this.#store = store;
    this.#unsubscribe = store?.subscribe(() => this.#host.requestUpdate());
    void store?.start();
    this.#host.requestUpdate();
  }
}
