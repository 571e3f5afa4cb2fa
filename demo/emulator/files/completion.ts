import {FILE_TEXTS} from '../assumptions/files.js';
import {invalidFields} from '../problems.js';
import type {StoredFile} from '../state/files.js';
import type {World} from '../world.js';
import {notUploaded} from './problems.js';

/** Marks a file as uploaded if it has that many bytes; once it is, doing so again changes nothing. */
export async function completeFile(world: World, file: StoredFile, size: number): Promise<void> {
  const uploaded = file.size ?? (await world.content.read(file.uid))?.length;
  if (uploaded === undefined) throw notUploaded();
  if (size !== uploaded) throw invalidFields({size: [FILE_TEXTS.wrongSize(uploaded)]});
  if (file.completedAt !== null) return;
  file.size = uploaded;
  file.completedAt = world.clock.now();
  file.updatedAt = file.completedAt;
}
