import type {Bytes} from './formats/format.js';
import {PictureError} from './picture-error.js';

/**
 * All bytes of a file.
 * @throws {PictureError} `damaged` if it cannot be read, for it has been moved or changed since it was picked.
 */
export async function readBytes(file: Blob): Promise<Bytes> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new PictureError('damaged', 'The file could not be read.', {cause});
  }
}
