import {formatMessage, isolate} from '../../../internal/format-message.js';
import type {PictureProblemMessages} from '../../../locales/picture-problem-messages.js';
import type {PictureError, PictureProblem} from './picture-error.js';
import type {PictureLimits} from './picture.js';

const texts: Readonly<Record<PictureProblem, keyof PictureProblemMessages>> = {
  empty: 'pictureEmpty',
  'too-large': 'pictureTooLarge',
  'not-a-picture': 'pictureNotAPicture',
  unsupported: 'pictureUnsupported',
  svg: 'pictureSvg',
  damaged: 'pictureDamaged',
  'too-small': 'pictureTooSmall',
  'too-many-pixels': 'pictureTooManyPixels',
  link: 'pictureLink',
  camera: 'pictureCamera',
};

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** In the unit in which it is a short number, such as "20 MB". */
function formatBytes(bytes: number, language: string | undefined): string {
  const power = Math.min(Math.max(0, Math.floor(Math.log10(bytes) / 3)), units.length - 1);
  const options = {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
    roundingMode: 'floor',
  } as const;
  return new Intl.NumberFormat(language, options).format(bytes / 1000 ** power);
}

/**
 * Says in the user's words why a picture cannot be taken, and what to do.
 * @param limits what the picture has to keep to.
 */
export function describePictureProblem(
  {problem}: PictureError,
  {maxFileSize, minDimension}: PictureLimits,
  messages: PictureProblemMessages,
  language: string | undefined,
): string {
  return formatMessage(messages[texts[problem]], {
    size: isolate(formatBytes(maxFileSize, language)),
    pixels: new Intl.NumberFormat(language).format(minDimension),
  });
}
