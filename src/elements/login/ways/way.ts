import type {nothing, ReactiveElement, TemplateResult} from 'lit';
import type {User} from '../../../api/models.js';
import type {CubeLoginMessages} from '../../../locales/cube-login-messages.js';
import type {LoginMessages} from '../../../locales/login-messages.js';
import type {SessionStore} from '../../../session/session-store.js';
import type {CubeLogin} from '../cube-login.js';

/** The element, with what the page may have set on it besides attributes. */
export type WayHost = ReactiveElement & Partial<Pick<CubeLogin, 'firebaseAuth' | 'getSocialToken'>>;

/** What a way to sign in works with. What the page has set for it are attributes of the host, read when needed. */
export interface WayOptions {
  readonly host: WayHost;
  /** The element's own texts, and whatever the page replaces of the way's; each way adds its own to that type. */
  readonly getMessages: () => LoginMessages & CubeLoginMessages;
  /** @throws {CubeError} if there is no session yet. */
  readonly getStore: () => SessionStore;
  /** Says a text to screen readers. */
  readonly announce: (text: string) => void;
  /** Somebody has signed in. */
  readonly onSignIn: (user: User) => void;
  /** Is told why it has failed, once the way says so. Not of what the user has cancelled. */
  readonly onError: (error: unknown) => void;
  /** The user goes back to the other ways. */
  readonly onLeave: () => void;
}

/** A way to sign in besides login and password: from its first click to a session. */
export interface Way {
  /** Above it. */
  readonly heading: string;
  /** Whether something is under way. */
  readonly isPending: boolean;
  /** Whether it is at its first step, where the other ways are offered below it if it is the first of them. */
  readonly isAtStart: boolean;
  /** Whether a button of its own leads back to the other ways at the moment. */
  readonly hasWayBack?: boolean;
  /**
   * Begins. Called within the click, so that a window may be opened.
   * @param identifier What has been entered as login or e-mail address so far.
   * @param isChosen Whether somebody has chosen it, rather than the page by naming it first.
   */
  open(identifier: string, isChosen?: boolean): void;
  /**
   * Goes on with a provider's answer in the page's address, which it takes out of there. Called when the page begins.
   * Returns what had been entered as login or e-mail address, or `undefined` where there is no answer to this way.
   */
  resume?(): string | undefined;
  /**
   * Ends: whatever is under way comes too late.
   * @param isOver Whether somebody has signed in, by whatever way: nothing of what has been entered is kept.
   */
  close(isOver?: boolean): void;
  /** In the shadow root below the heading, around the slot `form`. A link back to the other ways is not its business. */
  render(): TemplateResult | typeof nothing;
  /** Into the light DOM, with `slot="form"`: everything that somebody enters. */
  renderForm(): TemplateResult | typeof nothing;
}

/** Rejects as `AbortError` where the way has been closed. */
export type CreateWay = (options: WayOptions) => Way;
