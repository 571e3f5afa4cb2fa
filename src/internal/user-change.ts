import type {AccountMessages} from '../locales/messages.js';
import type {SessionState} from '../session/session-state.js';
import {toDisplayName} from './display-name.js';
import {formatMessage, isolate} from './format-message.js';

/**
 * Says that a session had ended and somebody else has signed in: what its user was about to do is not done in the
 * name of another.
 * @returns an empty text where that is not what has happened.
 */
export function describeUserChange(
  previous: SessionState | undefined,
  current: SessionState | undefined,
  {userChanged, guest}: AccountMessages,
): string {
  const hasChanged =
    previous?.status === 'expired' &&
    current?.status === 'authenticated' &&
    current.user.id !== previous.user.id;
  if (!hasChanged) return '';
  return formatMessage(userChanged, {
    name: isolate(toDisplayName(current.user, guest)),
    previous: isolate(toDisplayName(previous.user, guest)),
  });
}
