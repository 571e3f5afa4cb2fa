import {formatMessage} from '../../../internal/format-message.js';
import type {CropMessages} from '../../../locales/crop-messages.js';
import type {CropArea} from './crop-area.js';
import {roomOf, zoomOf, type Point, type Size} from './crop-geometry.js';

/** What can be done to the picture without pointing at it. */
export type CropChange =
  | {readonly kind: 'move'; readonly steps: Point}
  | {readonly kind: 'zoom'; readonly scale: number}
  | {readonly kind: 'turn'; readonly quarters: 1 | 3}
  | {readonly kind: 'reset'};

/** How many steps a press with the Shift key is. */
const bigStep = 5;

const zoomStep = 1.1;

const arrows: ReadonlyMap<string, Point> = new Map([
  ['ArrowLeft', {x: -1, y: 0}],
  ['ArrowRight', {x: 1, y: 0}],
  ['ArrowUp', {x: 0, y: -1}],
  ['ArrowDown', {x: 0, y: 1}],
]);

/** What a key does to the picture: an arrow moves it that way, in every direction of writing. */
export function readKey({key, shiftKey, ctrlKey, metaKey, altKey}: KeyboardEvent): CropChange | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const arrow = arrows.get(key);
  const times = shiftKey ? bigStep : 1;
  if (arrow) return {kind: 'move', steps: {x: arrow.x * times, y: arrow.y * times}};
  if (/^[+=]$/.test(key)) return {kind: 'zoom', scale: zoomStep};
  if (/^[-_−]$/.test(key)) return {kind: 'zoom', scale: 1 / zoomStep};
  if (/^r$/i.test(key)) return {kind: 'turn', quarters: shiftKey ? 3 : 1};
  return key === 'Home' || key === '0' ? {kind: 'reset'} : undefined;
}

export const formatPercent = (value: number, language: string | undefined): string =>
  new Intl.NumberFormat(language, {style: 'percent'}).format(value);

const formatAngle = (degrees: number, language: string | undefined): string =>
  new Intl.NumberFormat(language, {style: 'unit', unit: 'degree', unitDisplay: 'narrow'}).format(degrees);

/** Less than that is no room to move in, in pixels of the picture. */
const leastRoom = 1;

function describePosition(
  area: CropArea,
  size: Size,
  messages: CropMessages,
  language: string | undefined,
): string {
  const room = roomOf(area, size);
  const left = formatPercent(area.x / room.x, language);
  const top = formatPercent(area.y / room.y, language);
  if (room.x < leastRoom && room.y < leastRoom) return messages.cropFits;
  if (room.y < leastRoom) return formatMessage(messages.cropMovedAcross, {left});
  if (room.x < leastRoom) return formatMessage(messages.cropMovedDown, {top});
  return formatMessage(messages.cropMoved, {left, top});
}

/** What screen readers say after a change: where it has led. */
export function describeChange(
  kind: CropChange['kind'],
  area: CropArea,
  size: Size,
  messages: CropMessages,
  language: string | undefined,
): string {
  if (kind === 'move') return describePosition(area, size, messages, language);
  if (kind === 'reset') return messages.cropIsReset;
  if (kind === 'zoom') {
    return formatMessage(messages.cropZoomed, {percent: formatPercent(zoomOf(area, size), language)});
  }
  if (area.rotation === 0) return messages.cropUpright;
  return formatMessage(messages.cropTurned, {angle: formatAngle(area.rotation, language)});
}
