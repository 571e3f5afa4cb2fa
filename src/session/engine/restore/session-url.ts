import {fetchHostSession} from '../../../api/session-url.js';
import {CubeError} from '../../../errors.js';
import type {RestoreLink} from './restore-link.js';

/** Restores by the session that the host's own backend hands out. */
export function restoreBySessionUrl(
  url: string | undefined,
  onProblem: (problem: CubeError) => void,
): RestoreLink {
  return {
    mayChangeUser: true,
    find: ({signal}) => (url ? fetchHostSession(url, signal) : Promise.resolve(null)),
    handleRefusal: ({message, cause}) =>
      onProblem(new CubeError(`What the session URL gave opens no session. ${message}`, {cause})),
  };
}
