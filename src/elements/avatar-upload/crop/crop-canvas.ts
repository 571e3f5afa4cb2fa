import type {ReactiveController, ReactiveElement} from 'lit';
import {drawCrop, isSameScene, type CropScene} from './draw-crop.js';

/** Of the screen where the browser tells: they change between screens, too, where the size does not. */
const pixels: ResizeObserverOptions = {
  box:
    'devicePixelContentBoxSize' in ResizeObserverEntry.prototype ? 'device-pixel-content-box' : 'content-box',
};

/** Keeps the canvas of the stage drawn, sharp at every size and density of the screen. */
export class CropCanvas implements ReactiveController {
  readonly #host: ReactiveElement;
  // Before the next frame, else the picture would be stretched in it.
  readonly #observer = new ResizeObserver(() => this.#draw());
  #canvas: HTMLCanvasElement | null = null;
  #scene: CropScene | undefined;
  #request = 0;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  get element(): HTMLCanvasElement | null {
    return this.#host.renderRoot.querySelector<HTMLCanvasElement>('canvas.crop-stage');
  }

  /** Draws the scene in the next frame, if it is another one. `undefined` forgets what was there. */
  show(scene: CropScene | undefined): void {
    if (isSameScene(scene, this.#scene)) return;
    this.#scene = scene;
    this.#request ||= requestAnimationFrame(() => this.#draw());
  }

  hostConnected(): void {
    this.#watch(this.element);
  }

  hostUpdated(): void {
    if (this.element !== this.#canvas) this.#watch(this.element);
  }

  hostDisconnected(): void {
    this.#watch(null);
  }

  #watch(canvas: HTMLCanvasElement | null): void {
    this.#observer.disconnect();
    this.#canvas = canvas;
    // Tells the size at once, too.
    if (canvas) this.#observer.observe(canvas, pixels);
  }

  #draw(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    const canvas = this.#canvas;
    const context = canvas?.getContext('2d', {alpha: false});
    if (!canvas || !context || canvas.clientWidth === 0) return;
    const stage = {width: canvas.clientWidth, height: canvas.clientHeight};
    fit(canvas, Math.round(stage.width * devicePixelRatio), Math.round(stage.height * devicePixelRatio));
    drawCrop(context, stage, this.#scene);
  }
}

/** A canvas that is given its size is emptied, even if it had that size. */
function fit(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
