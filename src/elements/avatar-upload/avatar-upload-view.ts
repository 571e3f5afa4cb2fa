import type {SessionController} from '../../session/lookup/session-controller.js';
import {findUserView} from '../session-view.js';

export const avatarUploadViews = ['restoring', 'anonymous', 'ready', 'sign-in'] as const;

/** `sign-in`: the session has ended, and its user is asked to sign in again in this place. */
export type AvatarUploadView = (typeof avatarUploadViews)[number];

/** What there is to see by the session. */
export function findView(session: SessionController): AvatarUploadView {
  const view = findUserView(session);
  return view === 'user' ? 'ready' : view;
}
