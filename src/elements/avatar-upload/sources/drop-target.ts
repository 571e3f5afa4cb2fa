import type {ReactiveController, ReactiveElement} from 'lit';
import {readTransfer, type Picked} from './transfer.js';

export interface DropTargetOptions {
  /** Whether a picture can be taken now. */
  readonly canTake: () => boolean;
  readonly onPick: (picked: Picked) => void;
  /** What was dropped is neither a file nor an address, such as a folder. */
  readonly onMiss?: () => void;
}

/** What a drag has to have: a file, an address, or markup with a picture in it. */
const types = ['Files', 'text/uri-list', 'text/html'];

/** Lets pictures be dropped onto an element. What is dropped beside it is the page's business. */
export class DropTarget implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: DropTargetOptions;
  /** The innermost element that the drag is over. One is entered before the last one is left. */
  #entered: EventTarget | undefined;
  #isOver = false;

  constructor(host: ReactiveElement, options: DropTargetOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether something is dragged over the element that it would take. */
  get isOver(): boolean {
    return this.#isOver;
  }

  hostConnected(): void {
    this.#host.addEventListener('dragenter', this.#handleOver);
    this.#host.addEventListener('dragover', this.#handleOver);
    this.#host.addEventListener('dragleave', this.#handleLeave);
    this.#host.addEventListener('drop', this.#handleDrop);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('dragenter', this.#handleOver);
    this.#host.removeEventListener('dragover', this.#handleOver);
    this.#host.removeEventListener('dragleave', this.#handleLeave);
    this.#host.removeEventListener('drop', this.#handleDrop);
    this.#leave();
  }

  readonly #handleOver = (event: DragEvent): void => {
    const {dataTransfer} = event;
    if (!dataTransfer?.types.some((type) => types.includes(type))) return;
    const canTake = this.#options.canTake();
    // Taken or not: at a drop that nobody handles, the browser leaves the page to show the file.
    event.preventDefault();
    dataTransfer.dropEffect = canTake ? 'copy' : 'none';
    this.#entered = event.composedPath()[0];
    this.#show(canTake);
  };

  readonly #handleLeave = (event: DragEvent): void => {
    if (event.composedPath()[0] === this.#entered) this.#leave();
  };

  readonly #handleDrop = (event: DragEvent): void => {
    const wasOver = this.#isOver;
    this.#leave();
    if (!wasOver) return;
    event.preventDefault();
    if (!this.#options.canTake()) return;
    const picked = readTransfer(event.dataTransfer);
    if (picked) this.#options.onPick(picked);
    else this.#options.onMiss?.();
  };

  #leave(): void {
    this.#entered = undefined;
    this.#show(false);
  }

  #show(isOver: boolean): void {
    if (isOver !== this.#isOver) this.#host.requestUpdate();
    this.#isOver = isOver;
  }
}
