import {CubeError} from './errors.js';

/**
 * What went wrong at a provider, before ConnectyCube was asked:
 * - `cancelled`: the user has closed its window, or refused.
 * - `blocked`: the browser lets no window open.
 * - `unreachable`: it does not answer, or its code could not be loaded.
 * - `refused`: it does not know the app, or the app may not do this; the developer has to look at `code`.
 * - `stale`: the answer belongs to a sign-in that nobody waits for any more.
 * - `too-many-attempts`: it wants no more of them for a while.
 * - `invalid-phone`, `invalid-email`, `wrong-password`, `wrong-code`, `expired-code`, `expired-link`: what was entered.
 * - `captcha`: it could not be shown that this is no robot.
 * - `failed`: anything else.
 */
export type ProviderProblem =
  | 'cancelled'
  | 'blocked'
  | 'unreachable'
  | 'refused'
  | 'stale'
  | 'too-many-attempts'
  | 'invalid-phone'
  | 'invalid-email'
  | 'wrong-password'
  | 'wrong-code'
  | 'expired-code'
  | 'expired-link'
  | 'captcha'
  | 'failed';

/** A provider, such as Facebook or Firebase, has given nothing to sign in with. Holds no token and nothing entered. */
export class CubeProviderError extends CubeError {
  override name = 'CubeProviderError';

  readonly problem: ProviderProblem;
  /** The provider's own word for it, such as `auth/invalid-api-key`. */
  readonly code: string | undefined;

  constructor(message: string, problem: ProviderProblem, code?: string) {
    super(message);
    this.problem = problem;
    this.code = code;
  }
}

export const isCubeProviderError = (value: unknown): value is CubeProviderError =>
  value instanceof Error && value.name === 'CubeProviderError';
