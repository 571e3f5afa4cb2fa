import {CubeValidationError} from '../../../errors.js';

/**
 * Why something that was picked cannot become a photo:
 * - `empty`, `too-large`: the file has no bytes, or more than `max-file-size`.
 * - `not-a-picture`: its bytes are those of no picture, whatever its name says.
 * - `unsupported`: a picture of a kind that this browser cannot read, such as HEIC.
 * - `svg`: a drawing that could hold scripts.
 * - `damaged`: the file ends too early, or cannot be decoded.
 * - `too-small`, `too-many-pixels`: its sides are shorter than `min-dimension`, or there is no memory for it.
 * - `link`: what was dropped is an address whose picture cannot be had.
 * - `camera`: there is no camera, or it may not be used.
 */
export type PictureProblem =
  | 'empty'
  | 'too-large'
  | 'not-a-picture'
  | 'unsupported'
  | 'svg'
  | 'damaged'
  | 'too-small'
  | 'too-many-pixels'
  | 'link'
  | 'camera';

/** What was picked cannot become a photo. */
export class PictureError extends CubeValidationError {
  readonly problem: PictureProblem;

  constructor(problem: PictureProblem, message: string, options?: ErrorOptions) {
    super(message, {file: [problem]}, options);
    this.problem = problem;
  }
}

export const isPictureError = (value: unknown): value is PictureError => value instanceof PictureError;
