import type {AvatarUploadHost} from '../avatar-upload-host.js';
import {openPicture} from '../picture/open-picture.js';
import {fetchPicture} from '../sources/fetch-picture.js';
import type {Picked} from '../sources/transfer.js';
import {Photo} from './photo.js';

/**
 * Fetches what has been picked, has the page look at it, and reads it.
 * @returns `undefined` where the page does not want it.
 */
export async function readPick(
  picked: Picked,
  {getSettings, onAccept}: AvatarUploadHost,
  signal: AbortSignal,
): Promise<Photo | undefined> {
  const {limits} = getSettings();
  const file = typeof picked === 'string' ? await fetchPicture(picked, {...limits, signal}) : picked;
  signal.throwIfAborted();
  return onAccept(file) ? new Photo(await openPicture(file, limits, signal)) : undefined;
}
