import type {Bytes, PictureFormat} from './formats/format.js';
import {PictureError} from './picture-error.js';
import {readBytes} from './read-bytes.js';
import {stripJpeg} from './strip/strip-jpeg.js';
import {stripPng} from './strip/strip-png.js';
import {stripWebp} from './strip/strip-webp.js';

/**
 * Takes out of files what is not needed to show them: where and by what they were taken, texts, thumbnails. What is
 * needed is listed, so that what nobody has heard of goes as well. No pixel is changed.
 */
const strippers: Partial<Record<PictureFormat, (bytes: Bytes) => Bytes[]>> = {
  jpeg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
};

/**
 * A file without its metadata. Which way it is to be turned stays in it.
 * @throws {PictureError} `unsupported` if it is of another kind than JPEG, PNG or WebP, `damaged` if it cannot be read.
 */
export async function stripMetadata(file: Blob, format: PictureFormat): Promise<Blob> {
  const strip = strippers[format];
  if (!strip) throw new PictureError('unsupported', `A ${format} cannot be sent as it is.`);
  return new Blob(strip(await readBytes(file)), {type: `image/${format}`});
}
