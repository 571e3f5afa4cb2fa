import {textAt, toView, type Bytes, type PictureHeader, type ReadHeader} from './format.js';

/** A part of a file, with its name and its length before it and filled up to an even length. */
export interface WebpChunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export const webpPrefixLength = 12;

/**
 * The chunks. What follows the length that the file has by its own account is no part of the picture.
 * @throws {RangeError} if the file is shorter than that.
 */
export function* webpChunks(bytes: Bytes): Generator<WebpChunk> {
  const view = toView(bytes);
  const length = view.getUint32(4, true) + 8;
  if (length > bytes.length) throw new RangeError('The file is shorter than it says.');
  let start = webpPrefixLength;
  while (start + 8 <= length) {
    const dataLength = view.getUint32(start + 4, true);
    if (start + 8 + dataLength > length) throw new RangeError('A chunk is longer than the file.');
    const end = Math.min(start + 8 + dataLength + (dataLength % 2), length);
    yield {type: textAt(bytes, start, 4), start, end};
    start = end;
  }
}

export const extendedFlags = {animation: 0x02, xmp: 0x04, exif: 0x08};

const readUint24 = (view: DataView, at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 2 ** 16;

/** What each of the three kinds of files says of itself in its first chunk, from where its content starts. */
const readers: Readonly<Record<string, (view: DataView, at: number) => PictureHeader>> = {
  VP8X: (view, at) => ({
    width: readUint24(view, at + 4) + 1,
    height: readUint24(view, at + 7) + 1,
    isAnimated: (view.getUint8(at) & extendedFlags.animation) !== 0,
  }),
  'VP8 ': (view, at) => ({
    width: view.getUint16(at + 6, true) & 0x3fff,
    height: view.getUint16(at + 8, true) & 0x3fff,
    isAnimated: false,
  }),
  VP8L: (view, at) => {
    const sides = view.getUint32(at + 1, true);
    return {width: (sides & 0x3fff) + 1, height: ((sides >>> 14) & 0x3fff) + 1, isAnimated: false};
  },
};

export const readWebp: ReadHeader = (bytes) => {
  const [first, ...others] = [...webpChunks(bytes)];
  const read = first && readers[first.type];
  if (!read || (first.type === 'VP8X' && others.length === 0)) throw new RangeError('There are no pixels.');
  return read(toView(bytes), first.start + 8);
};
