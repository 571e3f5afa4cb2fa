import {textAt, toView, type Bytes} from './formats/format.js';

/** What stands before it in JPEG files, and at times in others. */
export const exifPrefix = 'Exif\0\0';

/** How `Exif` says which way a camera was held: 1 for upright, to 8. */
const orientationTag = 0x0112;

/** What says so and nothing else; in the order of bytes that has the high one first. */
export const makeOrientation = (orientation: number): Bytes =>
  new Uint8Array([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);

function findOrientation(exif: Bytes): number {
  const view = toView(exif);
  const isLittle = textAt(exif, 0, 2) === 'II';
  const directory = view.getUint32(4, isLittle);
  const entries = view.getUint16(directory, isLittle);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (view.getUint16(entry, isLittle) === orientationTag) return view.getUint16(entry + 8, isLittle);
  }
  return 1;
}

/** What makes no sense counts as upright. */
export function readOrientation(bytes: Bytes): number {
  const isPrefixed = textAt(bytes, 0, exifPrefix.length) === exifPrefix;
  const exif = isPrefixed ? bytes.subarray(exifPrefix.length) : bytes;
  try {
    const orientation = findOrientation(exif);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  } catch {
    return 1;
  }
}
