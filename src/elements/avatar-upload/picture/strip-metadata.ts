import {textAt, toView, type Bytes, type PictureFormat} from './formats/format.js';
import {jpegSegments, type JpegSegment} from './formats/jpeg.js';
import {pngChunks, pngSignatureLength} from './formats/png.js';
import {extendedFlags, webpChunks, webpPrefixLength} from './formats/webp.js';
import {exifPrefix, makeOrientation, readOrientation} from './orientation.js';
import {PictureError} from './picture-error.js';
import {readBytes} from './read-bytes.js';

/**
 * Takes out of files what is not needed to show them: where and by what they were taken, texts, thumbnails. What is
 * needed is listed, so that what nobody has heard of goes as well. No pixel is changed.
 */

const isExif = (bytes: Bytes, {marker, start}: JpegSegment): boolean =>
  marker === 0xe1 && textAt(bytes, start + 4, exifPrefix.length) === exifPrefix;

/** The picture itself. Of what programs add, colours depend on the profile and on the kind of the numbers. */
function isNeededOfJpeg(bytes: Bytes, {marker, start}: JpegSegment): boolean {
  if (marker >= 0xc0 && marker <= 0xdf) return true;
  const name = textAt(bytes, start + 4, 11);
  return (
    (marker === 0xe0 && name.startsWith('JFIF\0')) ||
    (marker === 0xe2 && name === 'ICC_PROFILE') ||
    (marker === 0xee && name.startsWith('Adobe'))
  );
}

function makeJpegOrientation(orientation: number): Bytes {
  const prefix = new TextEncoder().encode(exifPrefix);
  const content = makeOrientation(orientation);
  return new Uint8Array([0xff, 0xe1, 0, 2 + prefix.length + content.length, ...prefix, ...content]);
}

function stripJpeg(bytes: Bytes): Bytes[] {
  const [first, ...segments] = [...jpegSegments(bytes)];
  const exif = segments.find((segment) => isExif(bytes, segment));
  const orientation = exif ? readOrientation(bytes.subarray(exif.start + 4, exif.end)) : 1;
  const kept = segments.filter((segment) => isNeededOfJpeg(bytes, segment));
  return [
    bytes.subarray(first?.start, first?.end),
    ...(orientation > 1 ? [makeJpegOrientation(orientation)] : []),
    ...kept.map(({start, end}) => bytes.subarray(start, end)),
  ];
}

const neededOfPng =
  /^(IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|mDCV|cLLI|sBIT|pHYs|acTL|fcTL|fdAT)$/;

const stripPng = (bytes: Bytes): Bytes[] => [
  bytes.subarray(0, pngSignatureLength),
  ...[...pngChunks(bytes)]
    .filter(({type}) => neededOfPng.test(type))
    .map(({start, end}) => bytes.subarray(start, end)),
];

const neededOfWebp = /^(VP8X|VP8 |VP8L|ALPH|ANIM|ANMF|ICCP)$/;

function makeWebpOrientation(orientation: number): Bytes {
  const content = makeOrientation(orientation);
  return new Uint8Array([...[0x45, 0x58, 0x49, 0x46, content.length, 0, 0, 0], ...content]);
}

function stripWebp(bytes: Bytes): Bytes[] {
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
