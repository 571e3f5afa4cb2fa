import {isCubeApiError, isCubeNetworkError, isCubeTimeoutError, type CubeApiError} from '../../errors.js';
import {isLateLoadError} from '../../load-late.js';

/** Whether the server's answer was lost, so that it may have done what it was asked for. */
export const isAnswerLost = (error: unknown): boolean =>
  (isCubeNetworkError(error) && !isLateLoadError(error)) ||
  isCubeTimeoutError(error) ||
  // What could not be read, with the status of a success.
  (isCubeApiError(error) && error.status < 400 && error.messages.length === 0);

/** Whether the server may have done what it was asked for, although it did not say so. */
export const mayBeDone = (error: unknown): boolean =>
  isAnswerLost(error) || (isCubeApiError(error) && error.status >= 500);

const temporaryStatuses = [408, 429];

/** Whether the server has decided against what was asked for, as against being busy, broken or out of reach. */
export const isRefused = (error: unknown): error is CubeApiError =>
  isCubeApiError(error) &&
  error.status >= 400 &&
  error.status < 500 &&
  !temporaryStatuses.includes(error.status);
