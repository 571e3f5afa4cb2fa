import type {ReactiveElement} from 'lit';
import type {User} from '../../api/models.js';
import type {AccountDeletionMessages} from '../../locales/account-deletion-messages.js';
import type {PasswordChangeMessages} from '../../locales/password-change-messages.js';
import type {ProfileMessages} from '../../locales/profile-messages.js';
import type {CubeClient} from '../../session/client.js';
import type {SessionReference} from '../../session/lookup/find-session.js';
import type {SessionState} from '../../session/session-state.js';
import type {SessionStore} from '../../session/session-store.js';

/** The element's texts; those of the late parts only as far as the page replaces them. */
export type ProfileTexts = ProfileMessages & Partial<PasswordChangeMessages & AccountDeletionMessages>;

/** What the parts of a profile know of the element that they are in. */
export interface ProfileHost {
  readonly element: ReactiveElement & SessionReference;
  readonly getMessages: () => ProfileTexts;
  /** The session as it is now, once there is one. */
  readonly getState: () => SessionState | undefined;
  /** The signed-in user as the server has confirmed it; while the session has ended, whose it was. */
  readonly getUser: () => User | undefined;
  /** Makes the calls, once there is a session. */
  readonly getClient: () => CubeClient | undefined;
  /** The session itself, once there is one. */
  readonly getStore: () => SessionStore | undefined;
  /** Has everybody on the page know what the server has told of the user. */
  readonly commit: (user: User) => Promise<void>;
  /** Says a text to screen readers. */
  readonly announce: (text: string) => void;
  /** The server has confirmed a change of the user. */
  readonly onChange: (user: User) => void;
  /** The user has signed out here. */
  readonly onSignOut: (user: User) => void;
  /** The account has been deleted here. */
  readonly onDelete: (user: User) => void;
  /** Something has failed, and the part says so. */
  readonly onError: (error: unknown) => void;
}
