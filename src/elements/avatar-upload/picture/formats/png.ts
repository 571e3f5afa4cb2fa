import {textAt, toView, type Bytes, type ReadHeader} from './format.js';

/** A part of a file, with its length before it and its check sum behind it. */
export interface PngChunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export const pngSignatureLength = 8;

/**
 * The chunks, the last included. What follows that is no part of the picture.
 * @throws {RangeError} if the file ends before the last chunk does.
 */
export function* pngChunks(bytes: Bytes): Generator<PngChunk> {
  const view = toView(bytes);
  let start = pngSignatureLength;
  let type = '';
  while (type !== 'IEND') {
    const end = start + 12 + view.getUint32(start);
    if (end > bytes.length) throw new RangeError('A chunk is longer than the file.');
    type = textAt(bytes, start + 4, 4);
    yield {type, start, end};
    start = end;
  }
}

const crcOf = (bytes: Bytes): number => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc;
};

/** @param type Four letters. */
export function makePngChunk(type: string, content: Bytes): Bytes {
  const chunk = new Uint8Array(12 + content.length);
  const view = toView(chunk);
  view.setUint32(0, content.length);
  chunk.set(new TextEncoder().encode(type), 4);
  chunk.set(content, 8);
  view.setInt32(8 + content.length, crcOf(chunk.subarray(4, 8 + content.length)));
  return chunk;
}

export const readPng: ReadHeader = (bytes) => {
  const view = toView(bytes);
  const types = new Set<string>();
  for (const {type} of pngChunks(bytes)) types.add(type);
  if (textAt(bytes, 12, 4) !== 'IHDR' || !types.has('IDAT')) throw new RangeError('There are no pixels.');
  return {width: view.getUint32(16), height: view.getUint32(20), isAnimated: types.has('acTL')};
};
