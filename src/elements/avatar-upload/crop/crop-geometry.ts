import type {CropArea, Rotation} from './crop-area.js';

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A move of the picture under the frame. Points are in sides of the frame, from its top left corner. */
export interface Move {
  readonly from: Point;
  readonly to: Point;
  /** How many times bigger the picture gets. */
  readonly scale: number;
}

/** The frame in its stage, in pixels of the stage. */
export interface Frame extends Point {
  readonly side: number;
}

/** Of the frame. */
export const middle: Point = {x: 0.5, y: 0.5};

/** As far as one can zoom in. */
const highestZoom = 8;

/** Less than that is no face any more, in pixels of the picture. */
const smallestSide = 64;

/** A press of a key moves by this much of the frame, and crosses the picture in a hundred presses at most. */
const step = {ofFrame: 0.02, ofWay: 0.01};

const limit = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

const shorterSide = ({width, height}: Size): number => Math.min(width, height);

/** The size of a picture after it has been turned. */
export const turnedSize = ({width, height}: Size, rotation: Rotation): Size =>
  rotation % 180 === 0 ? {width, height} : {width: height, height: width};

/** The frame lies in the middle of its stage, with room around it that shows what is left out. */
export function frameIn(stage: Size): Frame {
  const side = shorterSide(stage) * 0.86;
  return {x: (stage.width - side) / 2, y: (stage.height - side) / 2, side};
}

/** The biggest square in the middle of an upright picture. */
export function coverArea(size: Size): CropArea {
  const side = shorterSide(size);
  return {rotation: 0, x: (size.width - side) / 2, y: (size.height - side) / 2, side};
}

/** How many times the picture can be enlarged; 1 where it is too small for that. */
export function zoomLimit(size: Size): number {
  const side = shorterSide(size);
  return Math.max(1, Math.min(highestZoom, side / smallestSide));
}

/** How many times bigger the picture is than where it just covers the frame. */
export const zoomOf = (area: CropArea, size: Size): number => shorterSide(size) / area.side;

function clampArea({rotation, x, y, side}: CropArea, size: Size): CropArea {
  const {width, height} = turnedSize(size, rotation);
  return {rotation, x: limit(x, 0, width - side), y: limit(y, 0, height - side), side};
}

/** The area after a move, or as near to that as the edges of the picture and the limits of the zoom allow. */
export function moveArea(area: CropArea, size: Size, {from, to, scale}: Move): CropArea {
  const most = shorterSide(size);
  const side = limit(area.side / scale, most / zoomLimit(size), most);
  // In brackets, so that rounding errors cancel each other out where nothing changes.
  const x = area.x + (from.x * area.side - to.x * side);
  const y = area.y + (from.y * area.side - to.y * side);
  return clampArea({rotation: area.rotation, x, y, side}, size);
}

/** Makes the picture bigger about a point of the frame. */
export const zoomArea = (area: CropArea, size: Size, scale: number, about = middle): CropArea =>
  moveArea(area, size, {from: about, to: about, scale});

/** How far the area can go from edge to edge, in pixels of the picture. */
export function roomOf({rotation, side}: CropArea, size: Size): Point {
  const {width, height} = turnedSize(size, rotation);
  return {x: width - side, y: height - side};
}

/**
 * Moves the picture under the frame.
 * @param steps How many of them to the right and down.
 */
export function stepArea(area: CropArea, size: Size, steps: Point): CropArea {
  const room = roomOf(area, size);
  const toFrame = (way: number) => Math.max(step.ofFrame, (step.ofWay * way) / area.side);
  const to = {x: steps.x * toFrame(room.x), y: steps.y * toFrame(room.y)};
  return moveArea(area, size, {from: {x: 0, y: 0}, to, scale: 1});
}

/** Turns the picture by 90° clockwise about the middle of the frame. */
export function turnArea(area: CropArea, size: Size): CropArea {
  const {height} = turnedSize(size, area.rotation);
  const rotation = ((area.rotation + 90) % 360) as Rotation;
  return clampArea({rotation, x: height - area.y - area.side, y: area.x, side: area.side}, size);
}

/** The area in whole pixels; still a square, still inside the picture. */
export function roundArea(area: CropArea, size: Size): CropArea {
  const side = Math.max(1, Math.round(area.side));
  return clampArea({rotation: area.rotation, x: Math.round(area.x), y: Math.round(area.y), side}, size);
}

export const isSameArea = (one: CropArea, other: CropArea): boolean =>
  one.rotation === other.rotation && one.x === other.x && one.y === other.y && one.side === other.side;
