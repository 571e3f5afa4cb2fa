import {textAt, type Bytes, type PictureFormat} from './format.js';
import {isSvg} from './svg.js';

/** How files begin; a dot stands for any byte. */
const signatures: readonly [pattern: RegExp, format: PictureFormat][] = [
  [/^\xff\xd8\xff/, 'jpeg'],
  [/^\x89PNG\r\n\x1a\n/, 'png'],
  [/^GIF8[79]a/, 'gif'],
  [/^RIFF....WEBP/s, 'webp'],
  [/^BM.{12}[\x0c-\x7c]\0\0\0/s, 'bmp'],
  [/^....ftyp(avi[fs]|mif[12]|msf1|hei[cmsx]|hev[cmsx])/s, 'heif'],
];

/**
 * Pictures of other kinds: TIFF and what cameras make of it, Photoshop, JPEG XL, JPEG 2000, JPEG XR, raw pictures of
 * Canon, Fujifilm, Olympus, Panasonic and Sigma, icons, OpenEXR, Radiance and QOI.
 */
const unsupported =
  /^(II[*+]\0|MM\0[*+]|II\xbc|IIRO|IIRS|IIU\0|8BPS|\xff\x0a|\0\0\0\x0c(JXL |jP)|\xff\x4f\xff\x51|....ftypcrx |FUJIFILMCCD-RAW|FOVb|\0\0[\x01\x02]\0[^\0]|icns|\x76\x2f\x31\x01|#\?RADIANCE|qoif)/s;

/** What a file is by how it begins, whatever its name says. */
export function detectFormat(beginning: Bytes): PictureFormat | 'svg' | 'unsupported' | 'not-a-picture' {
  const text = textAt(beginning, 0, 32);
  const [, format] = signatures.find(([pattern]) => pattern.test(text)) ?? [];
  if (format) return format;
  if (unsupported.test(text)) return 'unsupported';
  return isSvg(beginning) ? 'svg' : 'not-a-picture';
}

/** Whether it is AVIF by its own account: it may name several kinds that it can be read as. */
export const isAvif = (beginning: Bytes): boolean => /avi[fs]/.test(textAt(beginning, 8, 32));
