import {isRefusal} from '../api/error-body.js';
import type {Credentials} from '../api/models.js';
import {CubeError} from '../errors.js';
import {withSignal} from './abort.js';
import {checkCredentials} from './credentials.js';
import type {SessionOpener} from './session-opener.js';
import type {RestoreSession, UserSession} from './session-state.js';

type Context = Parameters<RestoreSession>[0];
type Given = Credentials | {readonly token: string};

function checkGiven(given: Given): void {
  if (!('token' in given)) checkCredentials(given);
  else if (typeof given.token !== 'string' || !given.token) throw new CubeError('The token is no text.');
}

/** Restores a session by the page's hook. */
export class SessionRestorer {
  hook: RestoreSession | undefined;
  readonly #opener: SessionOpener;
  readonly #onProblem: (problem: CubeError) => void;

  constructor(opener: SessionOpener, onProblem: (problem: CubeError) => void) {
    this.#opener = opener;
    this.#onProblem = onProblem;
  }

  /**
   * @returns `undefined` if there is no way to a session, if the server refuses what the hook gave, or if the signal
   * is aborted meanwhile.
   * @throws whatever kept it from finding out: only a refusal may end a session.
   */
  async restore(context: Context): Promise<UserSession | undefined> {
    const {signal} = context;
    try {
      return await withSignal(this.#restore(context), signal);
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  async #restore(context: Context): Promise<UserSession | undefined> {
    const given = await this.#askHook(context);
    if (!given) return undefined;
    try {
      const {signal} = context;
      const session =
        'token' in given
          ? await this.#opener.adopt(given.token, signal)
          : await this.#opener.open(given, signal);
      if (!session)
        this.#onProblem(new CubeError('restoreSession gave a token by which nobody is signed in.'));
      return session;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#onProblem(new CubeError('The server refused what restoreSession gave.', {cause: error}));
      return undefined;
    }
  }

  async #askHook(context: Context): Promise<Given | null | undefined> {
    try {
      const given = await this.hook?.(context);
      if (given) checkGiven(given);
      return given;
    } catch (cause) {
      const problem = new CubeError('restoreSession failed. Nobody is signed out by that.', {cause});
      if (!context.signal.aborted) this.#onProblem(problem);
      throw problem;
    }
  }
}
