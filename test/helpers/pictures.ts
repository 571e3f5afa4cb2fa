import {pngChunks} from '../../src/elements/avatar-upload/picture/formats/png.js';
import {webpChunks} from '../../src/elements/avatar-upload/picture/formats/webp.js';
import {
  afterPngHeader,
  ascii,
  big32,
  box,
  concat,
  exif,
  gif,
  jpegSegment,
  little32,
  pngChunk,
  pngHeader,
  riff,
  riffChunk,
  webpExtension,
  webpFrame,
} from './picture-bytes.js';
import {drawGrain, drawQuadrants, encode, type Look, type Size} from './picture-drawing.js';

/**
 * Files as users pick them, real ones, made in the browser. Pictures show four quadrants: red, green, blue and yellow,
 * row by row, when they are upright.
 */

const toFile = (bytes: Uint8Array<ArrayBuffer>, name: string, type: string) =>
  new File([bytes], name, {type});

export interface JpegOptions extends Look {
  /** Whether it says where it was taken. */
  readonly gps?: boolean;
  /** Put in as a segment, where cameras put theirs. */
  readonly metadata?: Uint8Array;
  /** Put in behind the end of the picture. */
  readonly trailer?: Uint8Array;
}

async function jpeg(options: JpegOptions = {}): Promise<File> {
  const {orientation = 1, gps = false, metadata, trailer = []} = options;
  const bytes = await encode('image/jpeg', options);
  const written = orientation > 1 || gps ? concat(ascii('Exif\0\0'), exif(orientation, gps)) : undefined;
  const segments = [written && jpegSegment(0xe1, written), metadata].filter((part) => part !== undefined);
  return toFile(
    concat(bytes.subarray(0, 2), ...segments, bytes.subarray(2), trailer),
    'photo.jpg',
    'image/jpeg',
  );
}

/** A photo of 4000 × 3000 pixels, with grain. */
const photo = (options: JpegOptions = {}): Promise<File> =>
  jpeg({
    width: 4000,
    height: 3000,
    draw: (...to) => {
      drawQuadrants(...to);
      drawGrain(...to);
    },
    ...options,
  });

export interface PngOptions extends Look {
  /** Put in as chunks, between the header and the pixels. */
  readonly chunks?: readonly Uint8Array[];
}

async function png(options: PngOptions = {}): Promise<File> {
  const bytes = await encode('image/png', options);
  const {chunks = []} = options;
  return toFile(
    concat(bytes.subarray(0, afterPngHeader), ...chunks, bytes.subarray(afterPngHeader)),
    'picture.png',
    'image/png',
  );
}

/** Transparent, but for a red circle in the middle. */
const transparentPng = (size: Size = {}): Promise<File> =>
  png({
    ...size,
    draw: (context, width, height) => {
      context.fillStyle = 'rgb(255 0 0)';
      context.arc(width / 2, height / 2, Math.min(width, height) / 4, 0, 2 * Math.PI);
      context.fill();
    },
  });

/** The same frame twice. */
async function animatedPng({width = 80, height = 60}: Size = {}): Promise<File> {
  const bytes = await encode('image/png', {width, height});
  const pixels = concat(
    ...[...pngChunks(bytes)]
      .filter(({type}) => type === 'IDAT')
      .map(({start, end}) => bytes.subarray(start + 8, end - 4)),
  );
  const control = (number: number) =>
    pngChunk(
      'fcTL',
      concat(big32(number), big32(width), big32(height), big32(0), big32(0), [0, 1, 0, 1, 0, 0]),
    );
  const animated = concat(
    bytes.subarray(0, afterPngHeader),
    pngChunk('acTL', concat(big32(2), big32(0))),
    control(0),
    pngChunk('IDAT', pixels),
    control(1),
    pngChunk('fdAT', concat(big32(2), pixels)),
    pngChunk('IEND'),
  );
  return toFile(animated, 'moving.png', 'image/png');
}

export interface WebpOptions extends Look {
  /** Whether it has `EXIF` and `XMP`. */
  readonly metadata?: boolean;
}

/** Without what browsers put before the pixels. */
const webpPixels = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  concat(
    ...[...webpChunks(bytes)]
      .filter(({type}) => /^(ALPH|VP8 |VP8L)$/.test(type))
      .map(({start, end}) => bytes.subarray(start, end)),
  );

async function webp(options: WebpOptions = {}): Promise<File> {
  const bytes = await encode('image/webp', options);
  const {width = 80, height = 60, orientation = 1, metadata} = options;
  const [storedWidth, storedHeight] = orientation > 4 ? [height, width] : [width, height];
  const image = webpPixels(bytes);
  const extended = () =>
    riff(
      webpExtension(0x0c, storedWidth, storedHeight),
      image,
      riffChunk('EXIF', exif(orientation, true)),
      riffChunk('XMP ', ascii('<x:xmpmeta>where it was</x:xmpmeta>')),
    );
  return toFile(metadata ? extended() : bytes, 'picture.webp', 'image/webp');
}

async function animatedWebp({width = 80, height = 60}: Size = {}): Promise<File> {
  const frame = webpFrame(width, height, webpPixels(await encode('image/webp', {width, height})));
  const bytes = riff(webpExtension(0x02, width, height), riffChunk('ANIM', new Uint8Array(6)), frame, frame);
  return toFile(bytes, 'moving.webp', 'image/webp');
}

/** All red in its first frame. */
const animatedGif = ({width = 40, height = 30}: Size = {}): File =>
  toFile(gif(width, height, [1, 2, 3]), 'moving.gif', 'image/gif');

const stillGif = ({width = 40, height = 30}: Size = {}): File =>
  toFile(gif(width, height, [1]), 'picture.gif', 'image/gif');

/** 40 × 40 pixels; no browser writes such a file. */
const avif = (): File => {
  const base64 =
    'AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAOptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRt' +
    'AAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAEOAAEAAAAAAAAAOwAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGF2MDEAAAAAamlw' +
    'cnAAAABLaXBjbwAAABNjb2xybmNseAABAA0ABoAAAAAMYXYxQ4EgAgAAAAAUaXNwZQAAAAAAAAAoAAAAKAAAABBwaXhpAAAAAAMICAgAAAAX' +
    'aXBtYQAAAAAAAAABAAEEAYIDBAAAAENtZGF0EgAKCTgVZ5+UBDQaQDIsRZAAABAQ0VCNIydvg6k1MEzvuxn+wC1barpeuSoxrZ3IL+FII6mx' +
    'mimyNhQ=';
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return toFile(bytes, 'picture.avif', 'image/avif');
};

/** What phones make, and most browsers cannot read. */
const heic = ({width = 4032, height = 3024}: Size = {}): File => {
  const size = box('ispe', [0, 0, 0, 0], big32(width), big32(height));
  const meta = box('meta', [0, 0, 0, 0], box('iprp', box('ipco', size)));
  const bytes = concat(box('ftyp', ascii('heic\0\0\0\0mif1heic')), meta, box('mdat', new Uint8Array(64)));
  return toFile(bytes, 'photo.heic', 'image/heic');
};

/** An uncompressed picture, all black. */
const bmp = ({width = 40, height = 30}: Size = {}): File => {
  const pixels = new Uint8Array(Math.ceil((width * 3) / 4) * 4 * height);
  const header = concat(little32(40), little32(width), little32(height), [1, 0, 24, 0], new Uint8Array(24));
  const bytes = concat(ascii('BM'), little32(54 + pixels.length), little32(0), little32(54), header, pixels);
  return toFile(bytes, 'picture.bmp', 'image/bmp');
};

/** A small file that would take 900 megapixels. */
const bomb = (): File => toFile(pngHeader(30_000, 30_000), 'bomb.png', 'image/png');

const svg = (before = ''): File =>
  new File([`${before}<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>`], 'picture.png', {
    type: 'image/png',
  });

/** The file without its end. */
const truncated = (file: File, share = 0.6): File =>
  new File([file.slice(0, Math.floor(file.size * share))], file.name, {type: file.type});

export const pictures = {
  jpeg,
  photo,
  png,
  transparentPng,
  animatedPng,
  webp,
  animatedWebp,
  animatedGif,
  stillGif,
  avif,
  heic,
  bmp,
  bomb,
  svg,
  truncated,
  text: (): File => new File(['This is no picture at all.\n'], 'text.png', {type: 'image/png'}),
  empty: (): File => new File([], 'empty.jpg', {type: 'image/jpeg'}),
};
