import type {CropArea} from '../crop/crop-area.js';
import {hasCanvasNoise} from './canvas-noise.js';
import {toRectangle} from './crop-rectangle.js';
import {encode} from './encode.js';
import type {PictureFormat} from './formats/format.js';
import {checkSize, inspectPicture, type Inspected} from './inspect-picture.js';
import {PictureError} from './picture-error.js';
import type {AvatarFormat, PictureLimits} from './picture.js';
import {scale} from './scale.js';

/** What is known of a picture after it has been read. */
export interface OpenedPicture {
  /** Upright, in pixels. */
  readonly width: number;
  /** Upright, in pixels. */
  readonly height: number;
  readonly preview: ImageBitmap;
  readonly isAnimated: boolean;
  readonly canCrop: boolean;
  readonly format: PictureFormat;
}

/** Works on one picture: in a worker, or where that cannot be, on the page. */
export interface Engine {
  /** @throws {PictureError} */
  open(file: Blob, limits: PictureLimits): Promise<OpenedPicture>;
  /** @throws {PictureError} */
  render(area: CropArea, format: AvatarFormat): Promise<Blob>;
  /** Gives back its memory. */
  close(): void;
}

/** The longer side of what is shown while the user chooses a part, in pixels. */
const maxPreviewSide = 1280;

/** Those that can be sent as they are, because it is known how to take their metadata out. */
const strippable: readonly PictureFormat[] = ['jpeg', 'png', 'webp'];

/** @throws {PictureError} `damaged` or `unsupported`. */
async function decode(file: Blob, {format, mediaType}: Inspected): Promise<ImageBitmap> {
  try {
    // Some browsers go by the type, which says whatever the name of the file does.
    return await createImageBitmap(file.slice(0, file.size, mediaType));
  } catch (cause) {
    if (format === 'heif') throw new PictureError('unsupported', `No ${mediaType} can be read.`, {cause});
    throw new PictureError('damaged', 'The picture could not be decoded.', {cause});
  }
}

function makePreview(bitmap: ImageBitmap): ImageBitmap {
  const {width, height} = bitmap;
  const factor = Math.min(1, maxPreviewSide / Math.max(width, height));
  const target = {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
  return scale(bitmap, {x: 0, y: 0, width, height}, target).transferToImageBitmap();
}

/** Does all that takes long. Loaded late, into a worker if possible. */
export class PictureEngine implements Engine {
  #bitmap: ImageBitmap | undefined;
  #isClosed = false;

  async open(file: Blob, limits: PictureLimits): Promise<OpenedPicture> {
    const inspected = await inspectPicture(file, limits);
    const {format, isAnimated} = inspected;
    const bitmap = await decode(file, inspected);
    this.#bitmap = bitmap;
    if (this.#isClosed) this.close();
    const {width, height} = bitmap;
    checkSize(width, height, limits);
    const canCrop = !(await hasCanvasNoise());
    if (!canCrop && !strippable.includes(format)) {
      throw new PictureError(
        'unsupported',
        `This browser changes what is drawn, and a ${format} cannot be sent as it is.`,
      );
    }
    return {width, height, preview: makePreview(bitmap), isAnimated, canCrop, format};
  }

  async render(area: CropArea, {size, background}: AvatarFormat): Promise<Blob> {
    const bitmap = this.#bitmap;
    if (!bitmap) throw new Error('There is no picture.');
    const rectangle = toRectangle(area, bitmap);
    // Never larger than what it is made from: that would only take more bytes.
    const side = Math.max(1, Math.trunc(Math.min(size, rectangle.width)) || 1);
    const target = {width: side, height: side};
    return encode(scale(bitmap, rectangle, target, {rotation: area.rotation, background}));
  }

  close(): void {
    this.#isClosed = true;
    this.#bitmap?.close();
    this.#bitmap = undefined;
  }
}
