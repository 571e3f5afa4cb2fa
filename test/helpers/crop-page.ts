import {expect, fixture, nextFrame} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import {html, LitElement, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {CropStage} from '../../src/elements/avatar-upload/crop/crop-stage.js';
import {frameStyles} from '../../src/internal/frame.styles.js';
import {tokens} from '../../src/internal/tokens.styles.js';
import {crop} from '../../src/locales/en/crop.js';

/** An element with nothing but the stage in which a photo is cropped. */
class CropHost extends LitElement {
  static override styles = [tokens, frameStyles];

  @property() shape: 'circle' | 'square' = 'circle';

  @property() background = '#ffffff';

  @property({type: Boolean}) frozen = false;

  /** What screen readers have been told. */
  readonly said: string[] = [];

  readonly stage = new CropStage(this, {getMessages: () => crop, announce: (text) => this.said.push(text)});

  protected override render(): TemplateResult {
    return this.stage.render({shape: this.shape, isFrozen: this.frozen, background: this.background});
  }
}

customElements.define('test-crop', CropHost);

/** Each pixel tells where it is: red grows from left to right, green from top to bottom. */
async function paint(width: number, height: number): Promise<ImageBitmap> {
  const image = new ImageData(width, height);
  for (let at = 0; at < width * height; at += 1) {
    const x = at % width;
    const y = Math.floor(at / width);
    image.data.set([(255 * (x + 0.5)) / width, (255 * (y + 0.5)) / height, 0, 255], at * 4);
  }
  return createImageBitmap(image);
}

/** The area of the usual picture at first. */
export const start = {rotation: 0, x: 500, y: 0, side: 3_000};

/** The stage with a picture on it, of which a small preview is shown. */
export class CropPage {
  constructor(readonly host: CropHost) {}

  static async open(
    width = 4_000,
    height = 3_000,
    attributes: Record<string, string> = {},
  ): Promise<CropPage> {
    const place = await fixture<HTMLElement>(html`<main></main>`);
    const host = new CropHost();
    for (const [name, value] of Object.entries(attributes)) host.setAttribute(name, value);
    place.append(host);
    await host.updateComplete;
    const page = new CropPage(host);
    await page.openPicture(width, height);
    return page;
  }

  async openPicture(width: number, height: number): Promise<void> {
    const scale = Math.min(1, 400 / Math.max(width, height));
    const preview = await paint(Math.ceil(width * scale), Math.ceil(height * scale));
    this.host.stage.close();
    this.host.stage.open({width, height, preview});
    await this.drawn();
  }

  get root(): ShadowRoot {
    return this.host.shadowRoot!;
  }

  get canvas(): HTMLCanvasElement {
    return this.root.querySelector('canvas')!;
  }

  get slider(): HTMLInputElement {
    return this.root.querySelector('input')!;
  }

  get area() {
    return this.host.stage.area;
  }

  button(name: string): HTMLButtonElement {
    return this.root.querySelector(`button[title="${name}"]`)!;
  }

  /** Resolves once what has changed is on the canvas. */
  async drawn(): Promise<void> {
    await this.host.updateComplete;
    await nextFrame();
    await nextFrame();
  }

  /** A place on the page, in whole pixels: by parts of the stage, from its top left corner. */
  place(x: number, y: number): [number, number] {
    const {left, top, width, height} = this.canvas.getBoundingClientRect();
    return [Math.round(left + x * width), Math.round(top + y * height)];
  }

  /** Red, green and blue at a part of the stage. */
  colorAt(x: number, y: number): readonly number[] {
    const {width, height} = this.canvas;
    const context = this.canvas.getContext('2d')!;
    return [...context.getImageData(Math.round(x * width), Math.round(y * height), 1, 1).data.slice(0, 3)];
  }

  /** Where in the upright picture the middle of the frame is, in parts of its sides: as the canvas shows it. */
  shown(): {x: number; y: number} {
    const [red = 0, green = 0] = this.colorAt(0.5, 0.5);
    return {x: red / 255, y: green / 255};
  }

  press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
    const event = new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true, ...more});
    this.canvas.dispatchEvent(event);
    return event;
  }

  wheel(deltaY: number, more: WheelEventInit = {}): WheelEvent {
    const [clientX, clientY] = this.place(0.5, 0.5);
    const event = new WheelEvent('wheel', {deltaY, clientX, clientY, cancelable: true, ...more});
    this.canvas.dispatchEvent(event);
    return event;
  }

  /** Takes the middle of the stage by the mouse, and lets it go at the last of these places. */
  async drag(...places: [number, number][]): Promise<void> {
    await sendMouse({type: 'move', position: this.place(0.5, 0.5)});
    await sendMouse({type: 'down'});
    for (const [x, y] of places) await sendMouse({type: 'move', position: this.place(x, y)});
    await sendMouse({type: 'up'});
  }

  /** What a finger does at a part of the stage. */
  finger(type: 'down' | 'move' | 'up' | 'cancel', pointerId: number, x: number, y: number): void {
    const [clientX, clientY] = this.place(x, y);
    const options = {pointerId, pointerType: 'touch', clientX, clientY, button: type === 'move' ? -1 : 0};
    this.canvas.dispatchEvent(new PointerEvent(`pointer${type}`, options));
  }
}

/** Checks that the middle of the frame shows the pixel that the area says. */
export async function expectShown(page: CropPage, width = 4_000, height = 3_000): Promise<void> {
  await page.drawn();
  const {rotation, x, y, side} = page.area;
  const middle = {x: x + side / 2, y: y + side / 2};
  const upright = {
    0: middle,
    90: {x: middle.y, y: height - middle.x},
    180: {x: width - middle.x, y: height - middle.y},
    270: {x: width - middle.y, y: middle.x},
  }[rotation];
  const shown = page.shown();
  expect(shown.x, 'across').to.be.closeTo(upright.x / width, 0.015);
  expect(shown.y, 'down').to.be.closeTo(upright.y / height, 0.015);
}
