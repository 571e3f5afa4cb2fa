import {toView, type Bytes, type ReadHeader} from './format.js';

/** A part of a file, from its marker to the byte before the next marker. */
export interface JpegSegment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Markers that nothing follows. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);

/** Where the pixels of a scan end: at the first marker that is not part of them. */
function endOfScan(bytes: Bytes, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    const isPartOfScan = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isPartOfScan) return at;
  }
  return bytes.length;
}

/** Goes on where the next marker is, over what does not belong there and over filling. */
function nextMarker(bytes: Bytes, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== 0 && next !== 0xff) return at;
  }
  return bytes.length;
}

/**
 * The segments, the end of the image included. What follows that is no part of the picture.
 * @throws {RangeError} if the file ends before the image does.
 */
export function* jpegSegments(bytes: Bytes): Generator<JpegSegment> {
  const view = toView(bytes);
  let start = 0;
  for (;;) {
    start = nextMarker(bytes, start);
    const marker = view.getUint8(start + 1);
    if (isBare(marker)) {
      yield {marker, start, end: start + 2};
      if (marker === endOfImage) return;
      start += 2;
    } else {
      let end = start + 2 + view.getUint16(start + 2);
      if (end > bytes.length) throw new RangeError('A segment is longer than the file.');
      if (marker === startOfScan) end = endOfScan(bytes, end);
      yield {marker, start, end};
      start = end;
    }
  }
}

/** Frames, but not the tables whose markers lie among theirs. */
const isStartOfFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

export const readJpeg: ReadHeader = (bytes) => {
  const view = toView(bytes);
  let [width, height] = [0, 0];
  let hasPixels = false;
  for (const {marker, start} of jpegSegments(bytes)) {
    if (isStartOfFrame(marker)) {
      // Of several, nobody knows which one counts.
      width = Math.max(width, view.getUint16(start + 7));
      height = Math.max(height, view.getUint16(start + 5));
    }
    hasPixels ||= marker === startOfScan;
  }
  if (!hasPixels) throw new RangeError('There are no pixels.');
  return {width, height, isAnimated: false};
};
