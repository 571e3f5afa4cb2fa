import {CubeProviderError, type ProviderProblem} from '../../../../provider-error.js';
import {toCode} from './exchange.js';
import type {SocialAnswer} from './social-answer.js';

/** The provider's words of RFC 6749 that tell more than that it did not work. */
const problems: Readonly<Record<string, ProviderProblem>> = {
  access_denied: 'cancelled',
  temporarily_unavailable: 'unreachable',
  invalid_request: 'refused',
  invalid_scope: 'refused',
  unauthorized_client: 'refused',
  unsupported_response_type: 'refused',
};

/** @throws {CubeProviderError} if the provider has led back without a code. */
export function readCode({code, error}: SocialAnswer): string {
  if (code) return code;
  const word = toCode(error);
  const problem = (word && problems[word]) || 'failed';
  throw new CubeProviderError('The provider has led back without a code.', problem, word);
}
