import type {PhotoSourceMessages} from '../../../locales/photo-source-messages.js';
import type {PictureError} from '../picture/picture-error.js';
import {CameraError, type CameraProblem} from './camera-error.js';

const cameraTexts = {
  denied: 'cameraDenied',
  missing: 'cameraMissing',
  busy: 'cameraBusy',
  unsupported: 'cameraUnsupported',
  lost: 'cameraLost',
  failed: 'cameraFailed',
} as const satisfies Record<CameraProblem, keyof PhotoSourceMessages>;

/** Says in the user's words why a source has given no picture; `undefined` where the picture is to blame. */
export function describeSourceProblem(
  error: PictureError,
  messages: PhotoSourceMessages,
): string | undefined {
  if (error instanceof CameraError) return messages[cameraTexts[error.reason]];
  return error.problem === 'link' ? messages.linkUnavailable : undefined;
}
