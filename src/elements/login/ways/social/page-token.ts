import type {SocialCredentials, SocialProvider} from '../../../../api/models.js';
import {CubeError} from '../../../../errors.js';
import {CubeProviderError, isCubeProviderError} from '../../../../provider-error.js';
import {unlessAborted} from '../../../../internal/unless-aborted.js';
import {logProblem} from '../../../../session/problems.js';
import type {GetSocialToken} from '../../get-social-token.js';

/**
 * Has the page itself get the token, and looks at what it gives.
 * @throws {CubeProviderError} if the user does not want to, or if it is no token.
 */
export async function askPage(
  getSocialToken: GetSocialToken,
  provider: SocialProvider,
  signal: AbortSignal,
): Promise<SocialCredentials> {
  try {
    const given: unknown = await unlessAborted(Promise.resolve(getSocialToken(provider, {signal})), signal);
    return toCredentials(provider, given);
  } catch (cause) {
    signal.throwIfAborted();
    if (isCubeProviderError(cause)) throw cause;
    // What the page throws may say more than the page wants to show.
    logProblem(new CubeError('getSocialToken has failed.', {cause}));
    throw new CubeProviderError('getSocialToken has failed.', 'failed');
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function toCredentials(provider: SocialProvider, given: unknown): SocialCredentials {
  if (given === null) throw new CubeProviderError('getSocialToken was cancelled.', 'cancelled');
  const {token, secret} = Object(given) as Readonly<Record<string, unknown>>;
  const hasSecret = provider === 'twitter' ? isText(secret) : secret === undefined || isText(secret);
  if (isText(token) && hasSecret)
    return {provider, token, ...(isText(secret) && provider === 'twitter' && {secret})};
  const expected = provider === 'twitter' ? '{token, secret}' : '{token}';
  throw new CubeProviderError(`getSocialToken has to resolve to ${expected}, or to null.`, 'failed');
}
