import type {CubeClient} from '../../session/client.js';
import {toWebLink} from '../web-address.js';
import {toText} from './avatar-subject.js';

/** Whether an avatar is the uid of a file, as against an address. */
export const isBlobUid = (text: string): boolean => /^[\w-]+$/.test(text);

/**
 * Where a picture is: apps keep a full URL, or the uid of a file (PROTOCOL.md section 2). `undefined` where there is
 * none, or nothing that can be shown.
 * @param isPublic Whether a file is to be had without a token, as it is anyway where nobody is signed in.
 */
export function toAvatarPicture(
  {avatar}: {readonly avatar: string | null},
  client: CubeClient | undefined,
  isPublic = false,
): string | undefined {
  const address = toText(avatar);
  if (!isBlobUid(address)) return toWebLink(address);
  return (isPublic ? null : client?.getPrivateUrlForUid(address)) ?? client?.getPublicUrlForUid(address);
}
