import {loadLate} from '../../../load-late.js';
import type {CropArea} from '../crop/crop-area.js';
import type {PictureFormat} from './formats/format.js';
import type {Engine, OpenedPicture} from './picture-engine.js';
import {isPictureError, PictureError} from './picture-error.js';
import type {AvatarFormat, Picture, PictureLimits} from './picture.js';
import {startWorker} from './start-worker.js';
import {withSignals} from './with-signals.js';
import {WorkerEngine} from './worker-engine.js';

const extensions: Readonly<Record<string, string>> = {
  'image/webp': 'webp',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

const toAvatarFile = (blob: Blob): File =>
  new File([blob], `avatar.${extensions[blob.type] ?? 'jpg'}`, {type: blob.type});

/** In a worker if possible, else on the page, where it will be noticed. */
async function startEngine(signal: AbortSignal | undefined): Promise<Engine> {
  const worker = await startWorker(signal);
  if (worker) return new WorkerEngine(worker);
  const {PictureEngine} = await loadLate(() => import('./picture-engine.js'));
  return new PictureEngine();
}

/** Where neither the file nor this browser is known to be the reason, it is memory that there was not enough of. */
const toPictureError = (cause: unknown): PictureError =>
  isPictureError(cause)
    ? cause
    : new PictureError('too-many-pixels', 'The browser could not work on the picture.', {cause});

const asPictureError = <Result>(work: Promise<Result>): Promise<Result> =>
  work.catch((error: unknown) => {
    throw toPictureError(error);
  });

/** Ends the work on pictures that nobody has any more: their element was taken away. A worker goes on else. */
const lost = new FinalizationRegistry<Engine>((engine) => engine.close());

class OpenPicture implements Picture {
  readonly width: number;
  readonly height: number;
  readonly preview: ImageBitmap;
  readonly isAnimated: boolean;
  readonly canCrop: boolean;
  readonly #format: PictureFormat;
  readonly #file: Blob;
  readonly #engine: Engine;
  readonly #closing = new AbortController();

  constructor(file: Blob, engine: Engine, opened: OpenedPicture) {
    this.width = opened.width;
    this.height = opened.height;
    this.preview = opened.preview;
    this.isAnimated = opened.isAnimated;
    this.canCrop = opened.canCrop;
    this.#format = opened.format;
    this.#file = file;
    this.#engine = engine;
    lost.register(this, engine, this);
  }

  async render(area: CropArea, format: AvatarFormat, signal?: AbortSignal): Promise<File> {
    const signals = [signal, this.#closing.signal];
    for (const one of signals) one?.throwIfAborted();
    const work = this.canCrop ? asPictureError(this.#engine.render(area, format)) : this.#strip();
    return toAvatarFile(await withSignals(work, signals));
  }

  close(): void {
    lost.unregister(this);
    this.#closing.abort();
    this.#engine.close();
    this.preview.close();
  }

  async #strip(): Promise<Blob> {
    const {stripMetadata} = await loadLate(() => import('./strip-metadata.js'));
    return asPictureError(stripMetadata(this.#file, this.#format));
  }
}

/**
 * Reads a picture that was picked. Its kind is told by its bytes, whatever its name and its type say, and what is no
 * good is refused before anything of it is decoded. Works in a worker, so that the page stays usable meanwhile; `close`
 * ends that.
 * @throws {PictureError} if it cannot become a photo.
 * @throws {CubeNetworkError} if a part of the library cannot be loaded.
 * @throws The reason of the signal.
 */
export async function openPicture(file: Blob, limits: PictureLimits, signal?: AbortSignal): Promise<Picture> {
  signal?.throwIfAborted();
  if (file.size === 0) throw new PictureError('empty', 'The file is empty.');
  if (file.size > limits.maxFileSize) {
    throw new PictureError('too-large', `The file has ${file.size} bytes, more than ${limits.maxFileSize}.`);
  }
  const engine = await startEngine(signal);
  try {
    return new OpenPicture(
      file,
      engine,
      await withSignals(asPictureError(engine.open(file, limits)), [signal]),
    );
  } catch (error) {
    engine.close();
    throw error;
  }
}
