import type {SessionController} from '../../session/lookup/session-controller.js';
import type {SessionState} from '../../session/session-state.js';
import {findView} from '../login/login-view.js';

export type SignupView = 'restoring' | 'form' | 'account' | 'done';

/** Whether a guest is signed in, who may make an account. */
export const isGuest = (state: SessionState | undefined): boolean =>
  state?.status === 'authenticated' && state.user.isGuest;

/**
 * What there is to see by the session and by how far the sign-up is.
 * @param isFormInUse Whether the form is there already: what somebody has begun to type stays.
 */
export function findSignupView(
  session: SessionController,
  isDone: boolean,
  isFormInUse: boolean,
): SignupView {
  const view = isGuest(session.state) ? 'form' : findView(session, isFormInUse);
  return isDone && view !== 'account' ? 'done' : view;
}
