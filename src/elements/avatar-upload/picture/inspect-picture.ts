import {detectFormat, isAvif} from './formats/detect.js';
import type {Bytes, PictureFormat, PictureHeader, ReadHeader} from './formats/format.js';
import {readBmp} from './formats/bmp.js';
import {readGif} from './formats/gif.js';
import {readHeif} from './formats/heif.js';
import {readJpeg} from './formats/jpeg.js';
import {readPng} from './formats/png.js';
import {readWebp} from './formats/webp.js';
import {PictureError} from './picture-error.js';
import type {PictureLimits} from './picture.js';
import {readBytes} from './read-bytes.js';

/** What was found out about a file before anything of it is decoded. */
export interface Inspected extends PictureHeader {
  readonly format: PictureFormat;
  readonly mediaType: string;
}

/** In pixels; a picture takes four bytes for each in memory. */
const maxPixels = 64_000_000;

/** In pixels of a side. */
const maxSide = 30_000;

/** How much of a file is looked at to see what it is, in bytes. */
const beginningLength = 2 ** 16;

const readers: Readonly<Record<PictureFormat, ReadHeader>> = {
  jpeg: readJpeg,
  png: readPng,
  gif: readGif,
  webp: readWebp,
  bmp: readBmp,
  heif: readHeif,
};

/** @throws {PictureError} `damaged`. */
function readHeader(format: PictureFormat, bytes: Bytes): PictureHeader {
  try {
    return readers[format](bytes);
  } catch (cause) {
    throw new PictureError('damaged', `The file is no complete ${format}.`, {cause});
  }
}

/** @throws {PictureError} `damaged`, `too-small` or `too-many-pixels`. */
export function checkSize(width: number, height: number, {minDimension}: PictureLimits): void {
  const size = `${width} × ${height} pixels`;
  if (!(width > 0 && height > 0)) throw new PictureError('damaged', `The picture has ${size}.`);
  if (Math.min(width, height) < minDimension) {
    throw new PictureError('too-small', `The picture has ${size}: less than ${minDimension} on a side.`);
  }
  if (width * height > maxPixels || Math.max(width, height) > maxSide) {
    throw new PictureError('too-many-pixels', `The picture has ${size}: more than can be worked on.`);
  }
}

/**
 * Looks at the bytes of a file: which kind of picture it is, whether all of it is there, and how large it is.
 * @throws {PictureError} if it is no picture, or none that can be taken.
 */
export async function inspectPicture(file: Blob, limits: PictureLimits): Promise<Inspected> {
  const beginning = await readBytes(file.slice(0, beginningLength));
  const format = detectFormat(beginning);
  if (format === 'svg') throw new PictureError('svg', 'The file is an SVG drawing.');
  if (format === 'unsupported') throw new PictureError('unsupported', 'Browsers do not read such pictures.');
  if (format === 'not-a-picture') throw new PictureError('not-a-picture', 'The file is no picture.');
  const header = readHeader(format, await readBytes(file));
  checkSize(header.width, header.height, limits);
  const mediaType = `image/${format === 'heif' ? (isAvif(beginning) ? 'avif' : 'heic') : format}`;
  return {...header, format, mediaType};
}
