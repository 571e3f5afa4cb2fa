import {isRefusal} from '../../api/error-body.js';
import type {NewGuest, Session} from '../../api/models.js';
import type {SessionsApi, Timed} from '../../api/sessions.js';
import {CubeValidationError, isCubeValidationError, type CubeError} from '../../errors.js';
import type {App} from '../app.js';

export interface SessionMaking {
  readonly sessions: SessionsApi;
  readonly app: App;
  /** Told where the app is set up wrong. */
  readonly onProblem: (problem: CubeError) => void;
}

/**
 * A refused session can only mean a wrong configuration, unless it is the name of a guest that the server does not
 * like, or guests that the app does not want: the request holds nothing else that a user typed.
 */
function toAppError(error: unknown, {endpoint}: App, guest: NewGuest | undefined): unknown {
  if (!isRefusal(error)) return error;
  if (guest && ('fullName' in error.fieldErrors || error.status === 403)) return error;
  return new CubeValidationError(
    `${endpoint} refused the app (status ${error.status}). Check the app id, the auth key and the endpoint.`,
    {appId: ['was refused'], authKey: ['was refused']},
    {cause: error},
  );
}

/**
 * Makes a session with the auth key: an application session, or that of a new guest.
 * @throws {CubeValidationError} if the server refuses the app.
 */
export async function makeSession(
  {sessions, app, onProblem}: SessionMaking,
  guest?: NewGuest,
  signal?: AbortSignal,
): Promise<Timed<Session>> {
  try {
    return await sessions.create(guest, signal);
  } catch (error) {
    signal?.throwIfAborted();
    const appError = toAppError(error, app, guest);
    if (isCubeValidationError(appError)) onProblem(appError);
    throw appError;
  }
}
