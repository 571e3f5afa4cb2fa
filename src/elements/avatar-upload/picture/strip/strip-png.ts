import type {Bytes} from '../formats/format.js';
import {makePngChunk, pngChunks, pngSignatureLength} from '../formats/png.js';
import {makeOrientation, readOrientation} from '../orientation.js';

/** The chunks that are needed, and how many bytes they hold at most: what is longer holds something else as well. */
const longest: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{IHDR: 13, PLTE: 768, tRNS: 256, IDAT: Infinity},
    ...{gAMA: 4, cHRM: 32, sRGB: 1, iCCP: Infinity, cICP: 4, mDCV: 24, cLLI: 8, sBIT: 4, pHYs: 9},
    ...{acTL: 8, fcTL: 26, fdAT: Infinity},
  }),
);

/** The chunks that are needed of a PNG, and which way it is to be turned. */
export function stripPng(bytes: Bytes): Bytes[] {
  const chunks = [...pngChunks(bytes)];
  const exif = chunks.find(({type}) => type === 'eXIf');
  const orientation = exif ? readOrientation(bytes.subarray(exif.start + 8, exif.end - 4)) : 1;
  const needed = chunks
    .filter(({type, start, end}) => end - start - 12 <= (longest.get(type) ?? -1))
    .map(({start, end}) => bytes.subarray(start, end));
  // Behind the header, for browsers look for it before the pixels only.
  if (orientation > 1) needed.splice(1, 0, makePngChunk('eXIf', makeOrientation(orientation)));
  return [bytes.subarray(0, pngSignatureLength), ...needed, makePngChunk('IEND', new Uint8Array())];
}
