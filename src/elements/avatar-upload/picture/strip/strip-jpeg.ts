import {textAt, toView, type Bytes} from '../formats/format.js';
import {jpegSegments, type JpegSegment} from '../formats/jpeg.js';
import {exifPrefix, hasExifPrefix, makeOrientation, readOrientation} from '../orientation.js';

const isExif = (bytes: Bytes, {marker, start, end}: JpegSegment): boolean =>
  marker === 0xe1 && hasExifPrefix(bytes.subarray(start + 4, end));

/** A segment that ends after so many bytes of its content. */
function shorten(segment: Bytes, length: number): Bytes {
  const shortened = segment.slice(0, 4 + length);
  toView(shortened).setUint16(2, shortened.length - 2);
  return shortened;
}

/** Without the thumbnail that it may end with. */
function shortenJfif(segment: Bytes): Bytes {
  const shortened = shorten(segment, 14);
  shortened.fill(0, 16);
  return shortened;
}

/**
 * What is needed of a segment: all of the picture itself, but for a height behind it, which no browser reads. Of what
 * programs add, colours depend on the profile and on the kind of the numbers.
 */
function neededOfJpeg(segment: Bytes): Bytes | undefined {
  const [, marker = 0] = segment;
  if (marker >= 0xc0 && marker <= 0xdf) return marker === 0xdc ? undefined : segment;
  const name = textAt(segment, 4, 11);
  if (marker === 0xe0 && name.startsWith('JFIF\0')) return shortenJfif(segment);
  if (marker === 0xe2 && name === 'ICC_PROFILE') return segment;
  return marker === 0xee && name.startsWith('Adobe') ? shorten(segment, 12) : undefined;
}

function makeJpegOrientation(orientation: number): Bytes {
  const prefix = new TextEncoder().encode(exifPrefix);
  const content = makeOrientation(orientation);
  return new Uint8Array([0xff, 0xe1, 0, 2 + prefix.length + content.length, ...prefix, ...content]);
}

/** The segments that are needed of a JPEG, and which way it is to be turned. */
export function stripJpeg(bytes: Bytes): Bytes[] {
  const [first, ...segments] = [...jpegSegments(bytes)];
  const exif = segments.find((segment) => isExif(bytes, segment));
  const orientation = exif ? readOrientation(bytes.subarray(exif.start + 4, exif.end)) : 1;
  const kept = segments.map(({start, end}) => neededOfJpeg(bytes.subarray(start, end)));
  return [
    bytes.subarray(first?.start, first?.end),
    ...(orientation > 1 ? [makeJpegOrientation(orientation)] : []),
    ...kept.filter((segment) => segment !== undefined),
  ];
}
