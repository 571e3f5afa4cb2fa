import type {SessionController} from '../../session/lookup/session-controller.js';

export const profileViews = ['restoring', 'anonymous', 'profile', 'sign-in', 'deleted'] as const;

/** `sign-in`: the session has ended, and its user is asked to sign in again in this place. */
export type ProfileView = (typeof profileViews)[number];

/**
 * What there is to see by the session.
 * @param isDeleted Whether the account has been deleted here, or is about to be and its session has ended already.
 */
export function findView({state, isMissing}: SessionController, isDeleted: boolean): ProfileView {
  if (state?.status === 'authenticated') return 'profile';
  // Nobody can sign in to an account that is gone.
  if (isDeleted && (state?.status === 'expired' || state?.status === 'anonymous')) return 'deleted';
  if (state?.status === 'expired') return 'sign-in';
  if (state?.status === 'anonymous' || (!state && isMissing)) return 'anonymous';
  return 'restoring';
}
