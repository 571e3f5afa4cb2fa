import {isRefusal} from '../api/error-body.js';
import {CubeError} from '../errors.js';
import type {SessionOpener} from './session-opener.js';
import type {RestoreSession, UserSession} from './session-state.js';

type Context = Parameters<RestoreSession>[0];
type OnProblem = (problem: CubeError) => void;

async function ask(hook: RestoreSession, context: Context, onProblem: OnProblem) {
  try {
    return await hook(context);
  } catch (cause) {
    const problem = new CubeError('restoreSession failed. Nobody is signed out by that.', {cause});
    if (!context.signal.aborted) onProblem(problem);
    throw problem;
  }
}

/**
 * Restores a session through the page's hook.
 * @returns `undefined` if the hook has nothing, or if the server refuses what it gave.
 * @throws whatever kept it from finding out: only a refusal may end a session.
 */
export async function restoreByHook(
  hook: RestoreSession,
  context: Context,
  opener: SessionOpener,
  onProblem: OnProblem,
): Promise<UserSession | undefined> {
  const given = await ask(hook, context, onProblem);
  if (!given) return undefined;
  try {
    const {signal} = context;
    const session =
      'token' in given ? await opener.adopt(given.token, signal) : await opener.open(given, signal);
    if (!session) onProblem(new CubeError('restoreSession gave a token by which nobody is signed in.'));
    return session;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    onProblem(new CubeError('The server refused what restoreSession gave.', {cause: error}));
    return undefined;
  }
}
