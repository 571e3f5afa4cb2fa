import {unreadable} from '../../api/mapping.js';
import type {Credentials, NewGuest} from '../../api/models.js';
import {CubeValidationError} from '../../errors.js';
import {checkApp} from '../app.js';
import type {UserSession} from '../session-state.js';
import {makeSession, type SessionMaking} from './make-session.js';
import {toUserSession} from './session-opener.js';

/** Also where somebody, in JavaScript, has given nothing at all. */
export const isNewGuest = (credentials: Credentials | NewGuest): credentials is NewGuest =>
  (Object(credentials) as Partial<NewGuest>).provider === 'guest';

/** A blank name is none. */
function checkGuest({provider, fullName = ''}: NewGuest): NewGuest {
  if (typeof fullName !== 'string') {
    throw new CubeValidationError('The name of the guest is no text.', {fullName: ['is no text']});
  }
  return {provider, fullName: fullName.trim()};
}

/**
 * Makes a temporary user with a session. Only `POST /session` does so: no application session can be upgraded to it,
 * and whoever hands out tokens in place of an auth key makes guests of its own.
 */
export async function openGuest(
  guest: NewGuest,
  making: SessionMaking,
  signal?: AbortSignal,
): Promise<UserSession> {
  const checked = checkGuest(guest);
  checkApp(making.app);
  if (!making.app.authKey) {
    const problem = new CubeValidationError(
      'A guest needs the auth key of the app. With a session URL alone, let that hand out the session of a guest.',
      {authKey: ['is missing']},
    );
    making.onProblem(problem);
    throw problem;
  }
  const {value, timeLeft} = await makeSession(making, checked, signal);
  if (!value.user) throw unreadable('user');
  return {...toUserSession(value.user, value.token, timeLeft), provider: 'guest'};
}
