import type {SessionController} from '../../session/lookup/session-controller.js';

export const avatarUploadViews = ['restoring', 'anonymous', 'ready', 'sign-in'] as const;

/** `sign-in`: the session has ended, and its user is asked to sign in again in this place. */
export type AvatarUploadView = (typeof avatarUploadViews)[number];

/** What there is to see by the session. */
export function findView({state, isMissing}: SessionController): AvatarUploadView {
  if (state?.status === 'authenticated') return 'ready';
  if (state?.status === 'expired') return 'sign-in';
  if (state?.status === 'anonymous' || (!state && isMissing)) return 'anonymous';
  return 'restoring';
}
