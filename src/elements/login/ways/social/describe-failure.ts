import type {FormErrors} from '../../../../internal/form/form-errors.js';
import {formatMessage} from '../../../../internal/format-message.js';
import {isCubeProviderError} from '../../../../provider-error.js';
import {describeWayError} from '../describe-way-error.js';
import type {SocialMessages, SocialStep} from './social-view.js';

/**
 * Where a failure leads to.
 * @param isByPage Whether the page itself gets the token, for which there is no other place.
 */
export function toStep(error: unknown, isByPage: boolean): SocialStep {
  if (!isCubeProviderError(error)) return 'failed';
  if (error.problem === 'blocked') return isByPage ? 'hook-blocked' : 'blocked';
  return error.code === 'storage-refused' ? 'unkept' : 'failed';
}

/** Says why it has failed, where no step says so by itself. */
export function describeFailure(error: unknown, provider: string, messages: SocialMessages): FormErrors {
  const isStale = isCubeProviderError(error) && error.problem === 'stale';
  return isStale
    ? {summary: formatMessage(messages.answerStale, {provider})}
    : describeWayError(error, provider, messages);
}
