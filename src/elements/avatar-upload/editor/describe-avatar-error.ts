import {isCubeSessionError} from '../../../errors.js';
import {describeProblem} from '../../../internal/form/describe-problem.js';
import type {FormErrors} from '../../../internal/form/form-errors.js';
import type {AvatarEditorMessages} from '../../../locales/avatar-editor-messages.js';
import type {AvatarUploadMessages} from '../../../locales/avatar-upload-messages.js';
import {describePictureProblem} from '../picture/describe-picture-problem.js';
import type {PictureLimits} from '../picture/picture.js';
import {isPictureError} from '../picture/picture-error.js';
import {describeSourceProblem} from '../sources/describe-source-problem.js';

export interface AvatarErrorContext {
  readonly messages: AvatarUploadMessages & AvatarEditorMessages;
  readonly language: string | undefined;
  readonly limits: PictureLimits;
  /** Whether the error is about a photo that has been picked. */
  readonly hasPhoto: boolean;
}

/** Says in the user's words why a photo could not be used, saved or removed. */
export function describeAvatarError(
  error: unknown,
  {messages, language, limits, hasPhoto}: AvatarErrorContext,
): FormErrors {
  if (isPictureError(error)) {
    const source = describeSourceProblem(error, messages);
    return {summary: source ?? describePictureProblem(error, limits, messages, language)};
  }
  if (isCubeSessionError(error)) return {summary: hasPhoto ? messages.photoKept : messages.sessionEnded};
  return describeProblem(error, messages);
}
