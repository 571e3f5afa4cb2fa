import {textAt, toView, type Bytes} from './formats/format.js';

/** What stands before it in JPEG files, and at times in others. The last byte may be another one. */
export const exifPrefix = 'Exif\0\0';

export const hasExifPrefix = (bytes: Bytes): boolean => textAt(bytes, 0, 5) === exifPrefix.slice(0, 5);

/** How `Exif` says which way a camera was held: 1 for upright, to 8. */
const orientationTag = 0x0112;

/** What says so and nothing else; in the order of bytes that has the high one first. */
export const makeOrientation = (orientation: number): Bytes =>
  new Uint8Array([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);

/** One number of two bytes. What is written in another way, browsers take no notice of. */
const isOneShort = (view: DataView, entry: number, isLittle: boolean): boolean =>
  view.getUint16(entry + 2, isLittle) === 3 && view.getUint32(entry + 4, isLittle) === 1;

function findOrientation(exif: Bytes): number {
  const view = toView(exif);
  const isLittle = textAt(exif, 0, 4) === 'II*\0';
  if (!isLittle && textAt(exif, 0, 4) !== 'MM\0*') return 1;
  const directory = view.getUint32(4, isLittle);
  const entries = view.getUint16(directory, isLittle);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    const isIt = view.getUint16(entry, isLittle) === orientationTag && isOneShort(view, entry, isLittle);
    if (isIt) return view.getUint16(entry + 8, isLittle);
  }
  return 1;
}

/** What makes no sense counts as upright. */
export function readOrientation(bytes: Bytes): number {
  const exif = hasExifPrefix(bytes) ? bytes.subarray(exifPrefix.length) : bytes;
  try {
    const orientation = findOrientation(exif);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  } catch {
    return 1;
  }
}
