import type {SignInProvider, User} from '../api/models.js';
import {toDisplayName} from '../internal/display-name.js';
import {formatMessage} from '../internal/format-message.js';
import {describeUserChange} from '../internal/user-change.js';
import type {AccountMessages} from '../locales/messages.js';
import type {CubeClient} from '../session/client.js';
import type {SessionController} from '../session/lookup/session-controller.js';
import type {SessionState} from '../session/session-state.js';

/** What has become another than before. */
export interface SessionViewChange {
  readonly isOtherUser: boolean;
  readonly isOtherView: boolean;
  /** To be said to screen readers, if anything is. */
  readonly announcement: string | undefined;
}

/** `sign-in`: the session has ended, and its user is asked to sign in again. */
export type UserView = 'restoring' | 'anonymous' | 'user' | 'sign-in';

/** What there is to see of the signed-in user by the session. */
export function findUserView({state, isMissing}: SessionController): UserView {
  if (state?.status === 'authenticated') return 'user';
  if (state?.status === 'expired') return 'sign-in';
  if (state?.status === 'anonymous' || (!state && isMissing)) return 'anonymous';
  return 'restoring';
}

const beforeSignIn: readonly (string | undefined)[] = ['anonymous', 'sign-in'];

/**
 * What an element of the signed-in user shows by the session, and what has to be said about it. Of its views,
 * `anonymous` asks a visitor to sign in, and `sign-in` the user of an ended session.
 */
export class SessionView<View extends string> {
  readonly #find: (session: SessionController) => View;
  #state: SessionState | undefined;
  #user: User | undefined;
  #provider: SignInProvider | undefined;
  #client: CubeClient | undefined;
  #view: View | undefined;
  #notice = '';

  constructor(find: (session: SessionController) => View) {
    this.#find = find;
  }

  get view(): View | undefined {
    return this.#view;
  }

  /** Who is signed in; while the session is restored or has ended, who was. */
  get user(): User | undefined {
    return this.#user;
  }

  /** By what that user has signed in, if that is known. */
  get provider(): SignInProvider | undefined {
    return this.#provider;
  }

  /** That somebody else has signed in than the user whose session had ended; else empty. */
  get notice(): string {
    return this.#notice;
  }

  follow(session: SessionController, messages: AccountMessages): SessionViewChange {
    const isOtherUser = this.#followState(session, messages);
    const previous = this.#view;
    this.#view = this.#find(session);
    const hasSignedIn = session.state?.status === 'authenticated' && beforeSignIn.includes(previous);
    return {
      isOtherUser,
      isOtherView: this.#view !== previous,
      announcement: hasSignedIn ? this.#describeSignIn(messages) : undefined,
    };
  }

  #followState({state, client}: SessionController, messages: AccountMessages): boolean {
    if (state === this.#state) return false;
    this.#notice = describeUserChange(this.#state, state, messages);
    this.#state = state;
    if (!state || state.status === 'restoring') return false;
    // Two apps may have users of the same id.
    const isOtherUser = client !== this.#client || state.user?.id !== this.#user?.id;
    this.#client = client;
    this.#user = state.user;
    this.#provider = state.user && state.provider;
    return isOtherUser;
  }

  #describeSignIn({signedInAs, guest}: AccountMessages): string {
    const name = this.user ? toDisplayName(this.user, guest) : '';
    return this.#notice || formatMessage(signedInAs, {name});
  }
}
