/** The formats that are taken. `heif` holds AVIF and HEIC, of which most browsers read only the one. */
export type PictureFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'heif';

/** What a file says of itself. */
export interface PictureHeader {
  /** In pixels, as stored: not yet turned upright. */
  readonly width: number;
  /** In pixels, as stored: not yet turned upright. */
  readonly height: number;
  readonly isAnimated: boolean;
}

export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Reads a file from its first byte to its last.
 * @throws {RangeError} if it ends too early, or makes no sense.
 */
export type ReadHeader = (bytes: Bytes) => PictureHeader;

export const toView = ({buffer, byteOffset, byteLength}: Bytes): DataView<ArrayBuffer> =>
  new DataView(buffer, byteOffset, byteLength);

/** As Latin letters, one a byte. */
export const textAt = (bytes: Bytes, start: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(start, start + length));
