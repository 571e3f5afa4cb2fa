import type {User} from '../../../api/models.js';
import {isBlobUid} from '../../../internal/avatar/avatar-picture.js';
import type {CubeClient} from '../../../session/client.js';

/** The user as the server has them now, whatever this page knows, and what their avatar is. */
export async function readAvatar(client: CubeClient): Promise<{user: User | null; avatar: string | null}> {
  const {user} = await client.getSession();
  return {user, avatar: user?.avatar ?? null};
}

/** Deletes the file of an avatar that is none any more. Nobody waits for it, and nothing is lost where it stays. */
export function deleteOldAvatar(client: CubeClient, avatar: string | null): void {
  if (avatar && isBlobUid(avatar)) client.deleteFile(avatar).catch(() => undefined);
}
