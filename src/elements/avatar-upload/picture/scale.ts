import type {Rotation} from '../crop/crop-area.js';

/** A part of a picture, in pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In pixels; iPhones have none with more. */
const largestCanvas = 4096 ** 2;

const makeContext = ({width, height}: Size): OffscreenCanvasRenderingContext2D => {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  // What all browsers have in common: the mean of the four pixels around a place.
  context.imageSmoothingQuality = 'low';
  return context;
};

const wholeOf = ({width, height}: Size): Rectangle => ({x: 0, y: 0, width, height});

/**
 * The part without the edge by which its sides are no multiples of `unit`. As long as a unit becomes less than a pixel
 * of the outcome, nobody sees that.
 */
const trim = ({x, y, width, height}: Rectangle, unit: number): Rectangle => {
  const [trimmedWidth, trimmedHeight] = [width - (width % unit), height - (height % unit)];
  return {
    x: x + Math.floor((width - trimmedWidth) / 2),
    y: y + Math.floor((height - trimmedHeight) / 2),
    width: trimmedWidth,
    height: trimmedHeight,
  };
};

/** Draws a part of a picture over all of a canvas, turned clockwise. */
function drawTurned(
  context: OffscreenCanvasRenderingContext2D,
  source: CanvasImageSource,
  {x, y, width, height}: Rectangle,
  rotation: Rotation,
): void {
  const {canvas} = context;
  const isOnItsSide = rotation % 180 !== 0;
  const [drawnWidth, drawnHeight] = isOnItsSide
    ? [canvas.height, canvas.width]
    : [canvas.width, canvas.height];
  const [cosine, sine] = {0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1]}[rotation] as [number, number];
  context.setTransform(cosine, sine, -sine, cosine, canvas.width / 2, canvas.height / 2);
  context.drawImage(source, x, y, width, height, -drawnWidth / 2, -drawnHeight / 2, drawnWidth, drawnHeight);
  context.resetTransform();
}

/** A part of a picture, made larger or smaller. */
function resize(source: CanvasImageSource, part: Rectangle, size: Size): OffscreenCanvas {
  const context = makeContext(size);
  drawTurned(context, source, part, 0);
  return context.canvas;
}

/**
 * Makes a part of a picture smaller, to `target` or to twice that, by halving again and again: only so are all pixels
 * looked at, and fine patterns become no others. What cannot be reached by that is made a little larger before.
 */
function reduce(picture: ImageBitmap, area: Rectangle, target: Size): [CanvasImageSource, Rectangle] {
  const ratio = Math.min(area.width / target.width, area.height / target.height);
  if (ratio <= 1) return [picture, area];
  const halvings = Math.floor(Math.log2(ratio));
  let source: CanvasImageSource = picture;
  let part = trim(area, 2 ** halvings);
  for (let step = 0; step < halvings; step += 1) {
    source = resize(source, part, {width: part.width / 2, height: part.height / 2});
    part = wholeOf(source);
  }
  const twice = {width: target.width * 2, height: target.height * 2};
  // Then less than half is left to do, and drawing it once looks at all pixels.
  if (twice.width * twice.height > largestCanvas) return [source, part];
  const doubled = resize(source, part, twice);
  return [doubled, wholeOf(doubled)];
}

/** Makes a part of a picture as large as `target`, turned clockwise, on a background if there is one. */
export function scale(
  picture: ImageBitmap,
  area: Rectangle,
  target: Size,
  {rotation = 0, background}: {rotation?: Rotation; background?: string} = {},
): OffscreenCanvas {
  const isOnItsSide = rotation % 180 !== 0;
  const unturned = isOnItsSide ? {width: target.height, height: target.width} : target;
  const [source, part] = reduce(picture, area, unturned);
  const context = makeContext(target);
  if (background !== undefined) {
    // White, where the colour is none or lets something through.
    for (const colour of ['white', background]) {
      context.fillStyle = colour;
      context.fillRect(0, 0, target.width, target.height);
    }
  }
  drawTurned(context, source, part, rotation);
  return context.canvas;
}
