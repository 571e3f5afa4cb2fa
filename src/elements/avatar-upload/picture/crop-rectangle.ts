import type {CropArea} from '../crop/crop-area.js';
import type {Rectangle, Size} from './scale.js';

const clamp = (value: number, max: number): number => Math.min(Math.max(Math.round(value) || 0, 0), max);

/** Where the area lies in the picture as it is before it is turned, on whole pixels, and nowhere outside of it. */
export function toRectangle({rotation, x, y, side: wanted}: CropArea, {width, height}: Size): Rectangle {
  const isOnItsSide = rotation % 180 !== 0;
  const turned = isOnItsSide ? {width: height, height: width} : {width, height};
  const side = Math.max(1, clamp(wanted, Math.min(width, height)));
  const left = clamp(x, turned.width - side);
  const top = clamp(y, turned.height - side);
  const right = turned.width - side - left;
  const bottom = turned.height - side - top;
  const corners = {0: [left, top], 90: [top, right], 180: [right, bottom], 270: [bottom, left]} as const;
  const [sourceX, sourceY] = corners[rotation];
  return {x: sourceX, y: sourceY, width: side, height: side};
}
