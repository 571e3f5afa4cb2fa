import type {CropArea} from '../crop/crop-area.js';

/** What a file has to keep to. */
export interface PictureLimits {
  /** In bytes. */
  readonly maxFileSize: number;
  /** The least number of pixels of either side. */
  readonly minDimension: number;
}

/** What an avatar is made like. */
export interface AvatarFormat {
  /** Pixels of a side. */
  readonly size: number;
  /** What transparent pictures lie on: a CSS colour. */
  readonly background: string;
}

/** A picture that has been read, upright. */
export interface Picture {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** The picture made small enough to be drawn again at every move; upright. */
  readonly preview: ImageBitmap;
  /** Whether only the first frame of it is used. */
  readonly isAnimated: boolean;
  /** Whether it can be cut out. Where the browser puts noise into canvases it is sent as it is. */
  readonly canCrop: boolean;
  /**
   * Makes the file to upload, of WebP or JPEG, without metadata. Where the picture cannot be cropped, that is the
   * original without its metadata.
   */
  render(area: CropArea, format: AvatarFormat, signal?: AbortSignal): Promise<File>;
  /** Gives back its memory. */
  close(): void;
}
