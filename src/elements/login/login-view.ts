import type {SessionController} from '../../session/lookup/session-controller.js';

export type LoginView = 'restoring' | 'form' | 'reset' | 'account';

/**
 * What there is to see by the session.
 * @param isFormInUse Whether the form is there already. What somebody has begun to type stays while a session is still
 * to come, or is replaced.
 */
export function findView(
  {state, isMissing}: SessionController,
  isFormInUse: boolean,
): Exclude<LoginView, 'reset'> {
  if (state?.status === 'authenticated') return 'account';
  const isKnown = state ? state.status !== 'restoring' : isMissing;
  return isKnown || isFormInUse ? 'form' : 'restoring';
}
