import type {User} from '../../api/models.js';
import type {CubeClient} from '../../session/client.js';
import {toWebLink} from '../web-address.js';

const isBlobUid = (text: string): boolean => /^[\w-]+$/.test(text);

/**
 * Where the picture of a user is: apps keep a full URL, or the uid of a file (PROTOCOL.md section 2). `undefined`
 * where there is none, or nothing that can be shown.
 */
export function toAvatarPicture({avatar}: User, client: CubeClient | undefined): string | undefined {
  if (!avatar) return undefined;
  return isBlobUid(avatar) ? (client?.getPrivateUrlForUid(avatar) ?? undefined) : toWebLink(avatar);
}
