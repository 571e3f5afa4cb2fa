import {ContextConsumer} from '@lit/context';
import type {ReactiveController, ReactiveElement} from 'lit';
import {CubeValidationError} from '../../errors.js';
import type {CubeClient} from '../client.js';
import {logProblem} from '../problems.js';
import type {SessionState} from '../session-state.js';
import type {SessionStore} from '../session-store.js';
import {findSession, type SessionReference} from './find-session.js';
import {watchSessions} from './page-sessions.js';
import {attachContextRoot, sessionContext} from './session-context.js';
import {shareStore} from './shared-stores.js';

export interface SessionControllerOptions {
  /**
   * Whether the element asks the user to sign in again where a session has ended: as long as one does, requests wait
   * for that instead of failing. Asked when the element gets its session. By default it does not.
   */
  readonly asksToSignIn?: () => boolean;
  /** Whether something is wrong with the page where there is no session. By default it is. */
  readonly needsSession?: () => boolean;
}

/**
 * Gives an element its session, and updates the element when it changes. It is the first that there is:
 * 1. that of the `<cube-session>` which the element names by its id;
 * 2. that of the nearest one around the element, shadow roots included;
 * 3. that of the page's first one, wherever it stands, unless the element names another app;
 * 4. that of the app which the element names, shared by all elements that name it.
 *
 * A `<cube-session>` may be upgraded, inserted, moved, replaced or removed at any time.
 */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #refer: () => SessionReference;
  readonly #asksToSignIn: () => boolean;
  readonly #needsSession: () => boolean;
  #provided: SessionStore | undefined;
  #store: SessionStore | undefined;
  #problem: CubeValidationError | undefined;
  #unwatch: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;
  #endPrompt: (() => void) | undefined;

  /** @param refer Reads what the element says of its session; called at every update. */
  constructor(
    host: ReactiveElement,
    refer: () => SessionReference,
    {asksToSignIn = () => false, needsSession = () => true}: SessionControllerOptions = {},
  ) {
    this.#host = host;
    this.#refer = refer;
    this.#asksToSignIn = asksToSignIn;
    this.#needsSession = needsSession;
    attachContextRoot();
    new ContextConsumer(host, {
      context: sessionContext,
      subscribe: true,
      callback: (store) => {
        this.#provided = store;
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

  /** What is wrong with the page where no session is there or about to come. The developer has been told. */
  get problem(): CubeValidationError | undefined {
    return this.#problem;
  }

  /** Whether no session is there or about to come. */
  get isMissing(): boolean {
    return !!this.#problem;
  }

  hostConnected(): void {
    this.#unwatch = watchSessions(this.#update);
    const {ownerDocument: page} = this.#host;
    if (page.readyState === 'loading') page.addEventListener('DOMContentLoaded', this.#update, {once: true});
    this.#update();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const reference = this.#refer();
    const store = this.#find(reference);
    this.#use(store ?? undefined);
    const isMissing = store === undefined && this.#needsSession();
    this.#report(isMissing ? describeMissing(this.#host.localName, reference) : undefined);
  }

  hostDisconnected(): void {
    this.#provided = undefined;
    this.#unwatch?.();
    this.#use(undefined);
  }

  /** The session as far as it can be told now: `null` if it is about to come, `undefined` if there is none. */
  #find(reference: SessionReference): SessionStore | null | undefined {
    const {session: id, appId, authKey} = reference;
    if (!id && this.#provided) return this.#provided;
    const session = findSession(this.#host, reference);
    if (session) return (session.hasUpdated && session.store) || null;
    if (!id && (appId || authKey)) return shareStore(reference);
    return this.#host.ownerDocument.readyState === 'loading' ? null : undefined;
  }

  #use(store: SessionStore | undefined): void {
    if (store === this.#store) return;
    this.#unsubscribe?.();
    this.#endPrompt?.();
    this.#store = store;
    this.#unsubscribe = store?.subscribe(this.#update);
    this.#endPrompt = this.#asksToSignIn() ? store?.addSignInPrompt() : undefined;
    void store?.start();
    this.#update();
  }

  #report(problem: string | undefined): void {
    if (problem === this.#problem?.message) return;
    this.#problem =
      problem === undefined ? undefined : new CubeValidationError(problem, {session: ['is missing']});
    if (this.#problem) logProblem(this.#problem);
  }

  readonly #update = (): void => {
    this.#host.requestUpdate();
  };
}

const describeMissing = (tag: string, {session}: SessionReference): string =>
  `<${tag}> has no session: ` +
  (session
    ? `there is no <cube-session id="${session}">.`
    : 'put a <cube-session> into the page, or give it app-id and auth-key.');
