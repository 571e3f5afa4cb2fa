import {html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult} from 'lit';
import {adoptStyles} from '../../../internal/adopt-styles.js';
import {buttonStyles} from '../../../internal/button.styles.js';
import {moreButtonStyles} from '../../../internal/more-buttons.styles.js';
import {mayTakeFocus} from '../../../internal/focus.js';
import type {PhotoSourceMessages} from '../../../locales/photo-source-messages.js';
import {hasCanvasNoise} from '../picture/canvas-noise.js';
import type {PictureError} from '../picture/picture-error.js';
import {CameraError, toCameraError} from './camera-error.js';
import {cameraStyles} from './camera.styles.js';
import {openStream, stopStream} from './camera-stream.js';
import {takeFrame} from './take-frame.js';
import {canTakePhoto, takePhoto} from './take-photo.js';

export interface CameraOptions {
  /** Reads the texts in use. */
  readonly getMessages: () => PhotoSourceMessages;
  /** Says a text to screen readers. */
  readonly announce: (text: string) => void;
  /** A photo has been taken. The camera is off by then, as with every way out. */
  readonly onPicture: (file: File) => void;
  /** No photo can be taken; a `CameraError`. */
  readonly onProblem: (error: PictureError) => void;
  /** The user has given up, or the page or the element has gone. */
  readonly onClose: () => void;
}

/** The camera's live picture in the element, as in a mirror, and the button that takes a photo of it. */
export class Camera implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: CameraOptions;
  /** What has been opened, until it is closed. */
  #opened: AbortController | undefined;
  #stream: MediaStream | undefined;
  /** Whether what is drawn of its picture would be spoilt by the browser. */
  #isNoisy = false;
  /** Whether there is a picture to be seen. */
  #isLive = false;
  #focusTo: '.camera-cancel' | '.camera-take' | undefined;

  constructor(host: ReactiveElement, options: CameraOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#opened !== undefined;
  }

  /** Asks for the camera. Resolves when it is there or has been refused, which is told to `onProblem`. */
  async open(): Promise<void> {
    if (this.#opened) return;
    // It may have been loaded too late.
    if (!this.#host.isConnected) {
      this.#options.onClose();
      return;
    }
    const {signal} = (this.#opened = new AbortController());
    window.addEventListener('pagehide', this.#cancel, {signal});
    this.#focusTo = '.camera-cancel';
    this.#options.announce(this.#options.getMessages().cameraStarting);
    this.#host.requestUpdate();
    try {
      this.#isNoisy = await hasCanvasNoise();
      if (this.#isNoisy && !canTakePhoto()) throw new CameraError('unsupported');
      signal.throwIfAborted();
      this.#stream = await openStream(signal, () => this.#fail(new CameraError('lost')));
      this.#host.requestUpdate();
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** Switches the camera off, also one that comes only later. Nothing is told. */
  close(): void {
    this.#opened?.abort();
    this.#opened = undefined;
    if (this.#stream) stopStream(this.#stream);
    this.#stream = undefined;
    this.#isLive = false;
    this.#focusTo = undefined;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    adoptStyles(this.#host.renderRoot, buttonStyles);
    adoptStyles(this.#host.renderRoot, moreButtonStyles);
    adoptStyles(this.#host.renderRoot, cameraStyles);
  }

  hostUpdated(): void {
    this.#showStream();
    const target = this.#focusTo && this.#host.renderRoot.querySelector<HTMLElement>(this.#focusTo);
    if (!target) return;
    this.#focusTo = undefined;
    if (mayTakeFocus(this.#host)) target.focus();
  }

  hostDisconnected(): void {
    this.#cancel();
  }

  /**
   * Nothing while it is closed.
   * @param shape Of the frame that shows where the face goes.
   */
  render(shape: 'circle' | 'square' = 'circle'): TemplateResult | typeof nothing {
    if (!this.#opened) return nothing;
    const {cameraPicture, cameraStarting, cancel, takePhoto} = this.#options.getMessages();
    return html`
      <div class="camera" @keydown=${this.#handleKey}>
        <div class="camera-stage">
          ${this.#stream ? this.#renderVideo(cameraPicture) : nothing}
          ${this.#isLive ? html`<div class="camera-guide ${shape}"></div>` : html`<p>${cameraStarting}</p>`}
        </div>
        <div class="camera-actions">
          <button class="button camera-cancel" type="button" @click=${this.#cancel}>${cancel}</button>
          <button
            class="button primary camera-take"
            type="button"
            aria-disabled=${this.#isLive ? nothing : 'true'}
            @click=${this.#handleTake}
          >
            ${takePhoto}
          </button>
        </div>
      </div>
    `;
  }

  #renderVideo(label: string): TemplateResult {
    return html`
      <video playsinline aria-label=${label} .muted=${true} @playing=${this.#handlePlaying}></video>
    `;
  }

  get #video(): HTMLVideoElement | null {
    return this.#host.renderRoot.querySelector('.camera video');
  }

  /** A binding would set the stream anew, and so start it anew, with every update. */
  #showStream(): void {
    const video = this.#video;
    if (!video || !this.#stream || video.srcObject === this.#stream) return;
    video.srcObject = this.#stream;
    // By itself it might not play, where it is out of sight.
    video.play().catch(() => undefined);
  }

  /** Until then there may be frames, but they are black. */
  readonly #handlePlaying = (): void => {
    if (this.#isLive) return;
    this.#isLive = true;
    // It has been started.
    this.#options.announce('');
    this.#focusTo = '.camera-take';
    this.#host.requestUpdate();
  };

  readonly #handleTake = (): void => {
    if (this.#isLive) void this.#take();
  };

  /** Escape is for the camera alone, not for a dialog around it. */
  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#cancel();
  };

  readonly #cancel = (): void => {
    if (!this.#opened) return;
    this.close();
    this.#options.onClose();
  };

  async #take(): Promise<void> {
    const opened = this.#opened;
    const video = this.#video;
    const [track] = this.#stream?.getVideoTracks() ?? [];
    if (!opened || !video || !track) return;
    try {
      const file = await (this.#isNoisy ? takePhoto(track) : takeFrame(video));
      if (this.#opened !== opened) return;
      this.close();
      this.#options.onPicture(file);
    } catch (error) {
      if (this.#opened === opened) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.close();
    this.#options.onProblem(toCameraError(error));
  }
}
