import type {User} from '../../../api/models.js';
import {isCubeSessionError} from '../../../errors.js';
import type {CubeClient} from '../../../session/client.js';
import {canKeep, isValueOf, toChanges, type Entry} from './changes.js';
import type {Draft} from './draft.js';

export interface SendOptions {
  readonly client: CubeClient;
  readonly signal: AbortSignal;
  /** Has everybody on the page know what the server has told of the user. */
  readonly commit: (user: User) => Promise<void>;
  /** From now on nobody knows what the server has done, until it answers. */
  readonly onSend: () => void;
}

/**
 * Sends what has been entered, unless the server has something else by now that no save has shown yet: that is then in
 * the draft's conflicts.
 * @returns the user as the server has confirmed it, or `undefined` where there are such conflicts.
 * @throws {DOMException} `AbortError` where the session is not the user's any more: what has become of it is shown in the
 * place of the form.
 * @throws whatever kept it from being sent or answered.
 */
export async function sendChanges(
  draft: Draft,
  entries: readonly Entry[],
  {client, signal, commit, onSend}: SendOptions,
): Promise<User | undefined> {
  try {
    const {user} = await client.getSession({signal});
    if (user?.id === draft.user.id) {
      draft.follow(user);
      await commit(user);
    }
    for (const {field} of entries) if (!canKeep(draft.user, field)) draft.addConflict(field.name);
    if (entries.some(({field}) => draft.unshown.includes(field))) return undefined;
    const news = entries.filter((entry) => !isValueOf(draft.user, entry));
    if (news.length === 0) return draft.user;
    onSend();
    return await client.updateUser(toChanges(draft.user, news), {signal});
  } catch (error) {
    if (isCubeSessionError(error)) throw new DOMException(error.message, 'AbortError');
    throw error;
  }
}
