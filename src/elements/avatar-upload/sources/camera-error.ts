import {PictureError} from '../picture/picture-error.js';

/**
 * Why no photo can be taken:
 * - `denied`: the user, the browser, the system or the page's policy does not allow it.
 * - `missing`: there is no camera.
 * - `busy`: another program uses it.
 * - `unsupported`: the browser has no cameras for this page, such as one without HTTPS, or would spoil their photos.
 * - `lost`: it has been taken away meanwhile.
 * - `failed`: anything else.
 */
export type CameraProblem = 'denied' | 'missing' | 'busy' | 'unsupported' | 'lost' | 'failed';

/** The camera cannot be used. */
export class CameraError extends PictureError {
  readonly reason: CameraProblem;

  constructor(reason: CameraProblem) {
    super('camera', `The camera cannot be used: ${reason}.`);
    this.reason = reason;
  }
}

const reasons: ReadonlyMap<string, CameraProblem> = new Map([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
]);

/** What the browser says of its cameras, as an error of the picture. */
export function toCameraError(error: unknown): CameraError {
  if (error instanceof CameraError) return error;
  return new CameraError((error instanceof Error && reasons.get(error.name)) || 'failed');
}
