import type {ReactiveController, ReactiveElement, TemplateResult} from 'lit';
import {adoptStyles} from '../../../internal/adopt-styles.js';
import {languageOf} from '../../../internal/language.js';
import type {CropMessages} from '../../../locales/crop-messages.js';
import type {CropArea} from './crop-area.js';
import {CropCanvas} from './crop-canvas.js';
import {describeChange, formatPercent, readKey, type CropChange} from './crop-change.js';
import {
  coverArea,
  isSameArea,
  moveArea,
  roundArea,
  stepArea,
  turnArea,
  zoomArea,
  zoomLimit,
  zoomOf,
} from './crop-geometry.js';
import {CropGestures} from './crop-gestures.js';
import {renderCrop, zoomSteps} from './crop-view.js';
import {cropStyles} from './crop.styles.js';
import type {CropShape} from './draw-crop.js';

/** What the stage needs of a picture, upright. */
export interface CropPicture {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** The same picture, small enough to be drawn again at every move. */
  readonly preview: ImageBitmap;
}

export interface CropStageOptions {
  readonly getMessages: () => CropMessages;
  /** Says a text to screen readers. */
  readonly announce: (text: string) => void;
}

export interface CropLook {
  readonly shape: CropShape;
  /** It looks the same, and takes no input. */
  readonly isFrozen: boolean;
  /** What transparent pictures lie on: a CSS colour. */
  readonly background: string;
}

const nowhere: CropArea = {rotation: 0, x: 0, y: 0, side: 0};

/** Milliseconds without a change until screen readers say where the changes have led. */
const pause = 500;

/** Where the user chooses the square of a photo: moves, zooms and turns it under a frame. */
export class CropStage implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: CropStageOptions;
  readonly #canvas: CropCanvas;
  readonly #gestures: CropGestures;
  #picture: CropPicture | undefined;
  #area = nowhere;
  #look: CropLook = {shape: 'circle', isFrozen: false, background: '#ffffff'};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement, options: CropStageOptions) {
    this.#host = host;
    this.#options = options;
    this.#canvas = new CropCanvas(host);
    this.#gestures = new CropGestures({
      getArea: () => this.#area,
      onMove: (start, move) => this.#set((picture) => moveArea(start, picture, move)),
    });
    host.addController(this);
  }

  /**
   * The square that is in the frame, in whole pixels of the picture after it has been turned; always inside the
   * picture. Without a side where there is no picture.
   */
  get area(): CropArea {
    return this.#picture ? roundArea(this.#area, this.#picture) : nowhere;
  }

  /** Starts with the biggest square in the middle. */
  open(picture: CropPicture): void {
    this.#begin(picture, coverArea(picture));
  }

  /** Forgets the picture. To be called before its preview is closed. */
  close(): void {
    this.#begin(undefined, nowhere);
  }

  /** As when the picture was opened. */
  reset(): void {
    this.#change(coverArea);
  }

  focus(): void {
    this.#canvas.element?.focus();
  }

  render(look: CropLook): TemplateResult {
    this.#look = look;
    const {isFrozen} = look;
    if (isFrozen) this.#rest();
    const zoom = this.#picture ? zoomOf(this.#area, this.#picture) : 1;
    return renderCrop({
      messages: this.#options.getMessages(),
      isFrozen,
      gestures: this.#gestures,
      zoom: this.#zoomStep,
      zoomText: formatPercent(zoom, languageOf(this.#host)),
      canZoom: this.#zoomLimit > 1,
      onKey: this.#handleKey,
      onZoom: this.#handleZoom,
      onTurn: this.#handleTurn,
      onReset: this.#handleReset,
    });
  }

  hostConnected(): void {
    adoptStyles(this.#host.renderRoot, cropStyles);
  }

  hostUpdated(): void {
    const slider = this.#host.renderRoot.querySelector<HTMLElement>('.crop-zoom');
    slider?.style.setProperty('--_zoom', String(this.#zoomStep / zoomSteps));
    this.#show();
  }

  hostDisconnected(): void {
    this.#rest();
  }

  get #zoomLimit(): number {
    return this.#picture ? zoomLimit(this.#picture) : 1;
  }

  /** On the slider every step makes the picture bigger by the same factor, which feels even. */
  get #zoomStep(): number {
    if (!this.#picture || this.#zoomLimit === 1) return 0;
    return Math.round((Math.log(zoomOf(this.#area, this.#picture)) / Math.log(this.#zoomLimit)) * zoomSteps);
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    const change = readKey(event);
    if (!change) return;
    event.preventDefault();
    this.#act(change);
  };

  /** The slider itself tells screen readers its value. */
  readonly #handleZoom = (event: InputEvent): void => {
    const step = (event.target as HTMLInputElement).valueAsNumber;
    const zoom = this.#zoomLimit ** (step / zoomSteps);
    this.#change((picture) => zoomArea(this.#area, picture, zoom / zoomOf(this.#area, picture)));
  };

  readonly #handleTurn = (): void => this.#act({kind: 'turn', quarters: 1});

  readonly #handleReset = (): void => this.#act({kind: 'reset'});

  /** Does what was asked for without pointing, and tells where it has led. */
  #act(change: CropChange): void {
    if (this.#look.isFrozen) return;
    this.#change((picture) => {
      if (change.kind === 'move') return stepArea(this.#area, picture, change.steps);
      if (change.kind === 'zoom') return zoomArea(this.#area, picture, change.scale);
      if (change.kind === 'reset') return coverArea(picture);
      let area = this.#area;
      for (let quarter = 0; quarter < change.quarters; quarter += 1) area = turnArea(area, picture);
      return area;
    });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(change.kind), pause);
  }

  #tell(kind: CropChange['kind']): void {
    const {getMessages, announce} = this.#options;
    if (!this.#picture) return;
    announce(describeChange(kind, this.#area, this.#picture, getMessages(), languageOf(this.#host)));
  }

  /** Nothing is held any more, and nothing more is said. */
  #rest(): void {
    this.#gestures.release();
    clearTimeout(this.#timer);
  }

  #begin(picture: CropPicture | undefined, area: CropArea): void {
    this.#rest();
    this.#picture = picture;
    this.#area = area;
    this.#host.requestUpdate();
    this.#show();
  }

  /** Fingers that still hold the picture where it was would undo it. */
  #change(toArea: (picture: CropPicture) => CropArea): void {
    this.#gestures.release();
    this.#set(toArea);
  }

  /** @returns Whether there is a picture, and the area is another one now. */
  #set(toArea: (picture: CropPicture) => CropArea): boolean {
    if (!this.#picture || this.#look.isFrozen) return false;
    const area = toArea(this.#picture);
    if (isSameArea(area, this.#area)) return false;
    this.#area = area;
    this.#host.requestUpdate();
    this.#show();
    return true;
  }

  #show(): void {
    const {shape, background} = this.#look;
    const picture = this.#picture;
    this.#canvas.show(
      picture && {preview: picture.preview, size: picture, area: this.#area, shape, background},
    );
  }
}
