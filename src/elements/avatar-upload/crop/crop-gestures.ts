import type {CropArea} from './crop-area.js';
import {frameIn, middle, type Move, type Point} from './crop-geometry.js';

export interface CropGesturesOptions {
  readonly getArea: () => CropArea;
  /**
   * The picture is moved from where it was at the start of a gesture.
   * @returns Whether that has changed anything.
   */
  readonly onMove: (start: CropArea, move: Move) => boolean;
}

/** Where the fingers are: the middle between them in sides of the frame, and how far they are apart in pixels. */
interface Grip {
  readonly middle: Point;
  readonly distance: number;
}

/** How strongly a wheel zooms, for each pixel that it would have scrolled. Fingers on a touchpad do less at once. */
const strength = {wheel: 0.002, touchpad: 0.01};

/** In pixels. */
const lineHeight = 16;

/** What one turn of the wheel changes at most, as a power of e, lest a fast one goes from end to end. */
const biggestTurn = 0.3;

/** What Safari tells of two fingers. */
interface SafariGestureEvent extends UIEvent {
  /** How far they are apart, in parts of how far they were at the start. */
  readonly scale: number;
}

/** A point of the stage in sides of the frame, from its top left corner. */
function toFramePoint({offsetX, offsetY}: MouseEvent, {clientWidth, clientHeight}: Element): Point {
  const {x, y, side} = frameIn({width: clientWidth, height: clientHeight});
  return {x: (offsetX - x) / side, y: (offsetY - y) / side};
}

function toPixels({deltaY, deltaMode}: WheelEvent, page: number): number {
  if (deltaMode === WheelEvent.DOM_DELTA_LINE) return deltaY * lineHeight;
  return deltaMode === WheelEvent.DOM_DELTA_PAGE ? deltaY * page : deltaY;
}

/** Moves the picture by mouse, pen and fingers, and zooms by two fingers or the wheel. */
export class CropGestures {
  readonly #options: CropGesturesOptions;
  readonly #pointers = new Map<number, Point>();
  #start: {readonly area: CropArea; readonly grip: Grip} | undefined;
  #gestureStart: CropArea | undefined;

  constructor(options: CropGesturesOptions) {
    this.#options = options;
  }

  /** Lets go of the picture, whatever is still held down. */
  release(): void {
    this.#pointers.clear();
    this.#start = undefined;
    this.#gestureStart = undefined;
  }

  readonly handlePointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const stage = event.currentTarget as Element;
    // Fingers are captured by the browser, pens not always.
    if (event.pointerType !== 'touch') stage.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, toFramePoint(event, stage));
    this.#begin(stage);
  };

  /** From the start on and not from the last place, so that the picture stays under the finger that comes back to it. */
  readonly handlePointerMove = (event: PointerEvent): void => {
    const stage = event.currentTarget as Element;
    if (!this.#pointers.has(event.pointerId)) return;
    this.#pointers.set(event.pointerId, toFramePoint(event, stage));
    const grip = this.#grip(stage);
    if (!this.#start || !grip) return;
    const {area, grip: before} = this.#start;
    const scale = grip.distance / before.distance;
    this.#options.onMove(area, {from: before.middle, to: grip.middle, scale});
  };

  /** For what has been lifted as well as for what the browser has taken away. */
  readonly handlePointerEnd = (event: PointerEvent): void => {
    if (this.#pointers.delete(event.pointerId)) this.#begin(event.currentTarget as Element);
  };

  readonly handleWheel = (event: WheelEvent): void => {
    const stage = event.currentTarget as Element;
    const turn = toPixels(event, stage.clientHeight) * (event.ctrlKey ? strength.touchpad : strength.wheel);
    const scale = Math.exp(-Math.max(-biggestTurn, Math.min(turn, biggestTurn)));
    const point = toFramePoint(event, stage);
    const hasChanged = this.#options.onMove(this.#options.getArea(), {from: point, to: point, scale});
    // Where there is no more to zoom the page scrolls on, but it is not zoomed in place of the picture.
    if (hasChanged || event.ctrlKey) event.preventDefault();
    if (hasChanged) this.#begin(stage);
  };

  /** Of a touchpad, Safari tells nothing else; fingers on a screen are pointers as well. */
  readonly handleGesture = (event: Event): void => {
    event.preventDefault();
    if (this.#pointers.size > 0) return;
    if (event.type === 'gesturestart') this.#gestureStart = this.#options.getArea();
    const {scale} = event as SafariGestureEvent;
    if (this.#gestureStart) this.#options.onMove(this.#gestureStart, {from: middle, to: middle, scale});
  };

  #begin(stage: Element): void {
    const grip = this.#grip(stage);
    this.#start = grip && {area: this.#options.getArea(), grip};
  }

  /** A third finger is of no use. */
  #grip(stage: Element): Grip | undefined {
    const [first, second = first] = this.#pointers.values();
    if (!first || !second) return undefined;
    const between = {x: (first.x + second.x) / 2, y: (first.y + second.y) / 2};
    const {side} = frameIn({width: stage.clientWidth, height: stage.clientHeight});
    const distance = Math.hypot(first.x - second.x, first.y - second.y) * side;
    // Fingers are never at one point, but for those that devices make up.
    return {middle: between, distance: Math.max(1, distance)};
  }
}
