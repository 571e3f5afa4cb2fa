import type {SessionController} from '../../session/lookup/session-controller.js';
import {findUserView} from '../session-view.js';

export const profileViews = ['restoring', 'anonymous', 'profile', 'sign-in', 'deleted'] as const;

/** `sign-in`: the session has ended, and its user is asked to sign in again in this place. */
export type ProfileView = (typeof profileViews)[number];

/**
 * What there is to see by the session.
 * @param isDeleted Whether the account has been deleted here, or is about to be and its session has ended already.
 */
export function findView(session: SessionController, isDeleted: boolean): ProfileView {
  const view = findUserView(session);
  if (view === 'user') return 'profile';
  // Nobody can sign in to an account that is gone.
  return isDeleted && session.state && view !== 'restoring' ? 'deleted' : view;
}
