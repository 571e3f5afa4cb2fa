import {FILE_TEXTS} from '../assumptions/files.js';
import {invalidFields} from '../problems.js';
import type {StoredFile} from '../state/files.js';
import type {World} from '../world.js';
import {fileNotFound, notUploaded} from './problems.js';
import {takeTurn} from './turns.js';

/**
 * Marks a file as uploaded if it has that many bytes; once it is, doing so again changes nothing.
 *
 * @param checkRequest - called after the wait for the content; throws if the request may no longer complete the file
 */
export function completeFile(
  world: World,
  file: StoredFile,
  size: number,
  checkRequest: () => void,
): Promise<void> {
  return takeTurn(file, async () => {
    const uploaded = file.size ?? (await world.content.read(file.uid))?.length;
    checkRequest();
    if (world.files.byUid(file.uid) !== file) throw fileNotFound();
    if (uploaded === undefined) throw notUploaded();
    if (size !== uploaded) throw invalidFields({size: [FILE_TEXTS.wrongSize(uploaded)]});
    if (file.completedAt !== null) return;
    file.size = uploaded;
    file.completedAt = world.clock.now();
    file.updatedAt = file.completedAt;
  });
}
