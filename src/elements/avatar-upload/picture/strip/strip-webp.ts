import {toView, type Bytes} from '../formats/format.js';
import {extendedFlags, webpChunks, webpPrefixLength} from '../formats/webp.js';
import {makeOrientation, readOrientation} from '../orientation.js';

const neededOfWebp = /^(VP8X|VP8 |VP8L|ALPH|ANIM|ANMF|ICCP)$/;

function makeWebpOrientation(orientation: number): Bytes {
  const content = makeOrientation(orientation);
  return new Uint8Array([...[0x45, 0x58, 0x49, 0x46, content.length, 0, 0, 0], ...content]);
}

/** The chunks that are needed of a WebP, and which way it is to be turned. */
export function stripWebp(bytes: Bytes): Bytes[] {
  const chunks = [...webpChunks(bytes)];
  const exif = chunks.find(({type}) => type === 'EXIF');
  const orientation = exif ? readOrientation(bytes.subarray(exif.start + 8, exif.end)) : 1;
  const kept = chunks
    .filter(({type}) => neededOfWebp.test(type))
    .map(({type, start, end}) => {
      const chunk = bytes.slice(start, end);
      if (type === 'VP8X') {
        const flags = (chunk[8] ?? 0) & ~(extendedFlags.exif | extendedFlags.xmp);
        chunk[8] = orientation > 1 ? flags | extendedFlags.exif : flags;
      }
      return chunk;
    });
  if (orientation > 1) kept.push(makeWebpOrientation(orientation));
  const prefix = bytes.slice(0, webpPrefixLength);
  const length = kept.reduce((sum, chunk) => sum + chunk.length, webpPrefixLength - 8);
  toView(prefix).setUint32(4, length, true);
  return [prefix, ...kept];
}
