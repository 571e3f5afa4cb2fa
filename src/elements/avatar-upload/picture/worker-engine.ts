import type {CropArea} from '../crop/crop-area.js';
import type {Engine, OpenedPicture} from './picture-engine.js';
import {PictureError} from './picture-error.js';
import type {AvatarFormat, PictureLimits} from './picture.js';
import type {WorkerMessage, WorkerRequest, WorkerTask} from './worker-messages.js';

interface Waiting {
  readonly resolve: (result: OpenedPicture | Blob) => void;
  readonly reject: (error: Error) => void;
}

/** Has a worker of its own do what `PictureEngine` does. */
export class WorkerEngine implements Engine {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  /** @param worker one that has said that it is ready. */
  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({data}: MessageEvent<WorkerMessage>) => this.#receive(data));
    worker.addEventListener('error', ({message}) => this.#fail(message));
    // There is no memory for what it has sent.
    worker.addEventListener('messageerror', () => this.#fail('What the worker has said cannot be read.'));
  }

  open(file: Blob, limits: PictureLimits): Promise<OpenedPicture> {
    return this.#ask({name: 'open', file, limits}) as Promise<OpenedPicture>;
  }

  render(area: CropArea, format: AvatarFormat): Promise<Blob> {
    return this.#ask({name: 'render', area, format}) as Promise<Blob>;
  }

  close(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #ask(task: WorkerTask): Promise<OpenedPicture | Blob> {
    this.#lastId += 1;
    const request: WorkerRequest = {id: this.#lastId, task};
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, {resolve, reject});
      this.#worker.postMessage(request);
    });
  }

  #fail(message: string): void {
    for (const {reject} of this.#waiting.values()) reject(new Error(message));
    this.#waiting.clear();
  }

  #receive(message: WorkerMessage): void {
    if (message === 'ready') return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ('result' in message) waiting?.resolve(message.result);
    else
      waiting?.reject(
        message.problem ? new PictureError(message.problem, message.message) : new Error(message.message),
      );
  }
}
