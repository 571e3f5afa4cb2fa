import {expect} from '@open-wc/testing';
import type {CropArea} from '../../src/elements/avatar-upload/crop/crop-area.js';
import {openPicture} from '../../src/elements/avatar-upload/picture/open-picture.js';
import {isPictureError} from '../../src/elements/avatar-upload/picture/picture-error.js';
import type {AvatarFormat, Picture, PictureLimits} from '../../src/elements/avatar-upload/picture/picture.js';
import {failureOf} from './failure.js';

export const limits: PictureLimits = {maxFileSize: 20_000_000, minDimension: 10};

export const avatar: AvatarFormat = {size: 512, background: 'white'};

/** The largest square at the top left. */
export const whole = (picture: Picture, options: Partial<CropArea> = {}): CropArea => ({
  rotation: 0,
  x: 0,
  y: 0,
  side: Math.min(picture.width, picture.height),
  ...options,
});

/** Opens a picture, and closes it after its use. */
export async function withPicture<Result>(
  file: Blob,
  use: (picture: Picture) => Result | Promise<Result>,
  given = limits,
): Promise<Result> {
  const picture = await openPicture(file, given);
  try {
    return await use(picture);
  } finally {
    picture.close();
  }
}

/** The file that is made of the largest square at the top left. */
export const cut = (file: Blob, format = avatar): Promise<File> =>
  withPicture(file, async (picture) => picture.render(whole(picture), format));

/** Why a file is refused. */
export async function problemOf(file: Blob, given = limits): Promise<string> {
  const error = await failureOf(openPicture(file, given));
  return isPictureError(error) ? error.problem : String(error);
}

/** Counts the workers of each test of the suite, and holds that none is left at its end. */
export function watchWorkers(): {readonly started: number; readonly last: Worker | undefined} {
  const NativeWorker = Worker;
  const running = new Set<Worker>();
  const seen: {started: number; last: Worker | undefined} = {started: 0, last: undefined};

  beforeEach(() => {
    seen.started = 0;
    globalThis.Worker = class extends NativeWorker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        seen.started += 1;
        seen.last = this;
        running.add(this);
      }

      override terminate(): void {
        super.terminate();
        running.delete(this);
      }
    };
  });

  afterEach(() => {
    globalThis.Worker = NativeWorker;
    expect(running.size).to.equal(0, 'no worker outlives its picture');
  });

  return seen;
}
