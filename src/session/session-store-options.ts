import type {CubeError} from '../errors.js';
import type {IdentityProvider, RestoreSession} from './session-state.js';
import type {Persistence} from './storage/session-storage.js';

export interface SessionStoreOptions {
  /** Id of the app, from its dashboard. */
  readonly appId: string | number;
  /** Auth key of the app, from its dashboard. May be left out where there is a `sessionUrl`. */
  readonly authKey?: string | undefined;
  /** Auth secret of the app, for apps that still demand signed sessions. Whoever has it can act as the app. */
  readonly authSecret?: string | undefined;
  /** @default 'https://api.connectycube.com' */
  readonly endpoint?: string | undefined;
  /**
   * Where the host's own backend hands out sessions, as JSON `{token, user?}`, to whom it knows by its cookies; it
   * answers 204, 401, 403 or 404 where it knows nobody. Asked at the start where no session is stored, and when one
   * has ended. So sign out here when the user signs out of the host, and the other way round. A token of an
   * application session has to be made anew for each visitor: signing in makes it the user's.
   */
  readonly sessionUrl?: string | undefined;
  /** How long the session is kept. @default 'device' */
  readonly persist?: Persistence | undefined;
  /** Whether the token is kept alive while the page is visible and in use. @default true */
  readonly keepAlive?: boolean | undefined;
  /** The page's own way to a new session when one has ended. */
  readonly restoreSession?: RestoreSession | undefined;
  /** Where the user has signed in, such as Firebase: gives fresh credentials when a session has ended. */
  readonly identityProvider?: IdentityProvider | undefined;
  /** Told what is wrong with the page's set-up or the browser's storage. @default logs it to the console */
  readonly onProblem?: ((problem: CubeError) => void) | undefined;
}
