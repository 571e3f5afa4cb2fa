import type {CropArea} from '../crop/crop-area.js';
import type {OpenedPicture} from './picture-engine.js';
import type {PictureProblem} from './picture-error.js';
import type {AvatarFormat, PictureLimits} from './picture.js';

export type WorkerTask =
  | {readonly name: 'open'; readonly file: Blob; readonly limits: PictureLimits}
  | {readonly name: 'render'; readonly area: CropArea; readonly format: AvatarFormat};

/** What the page asks the worker for. */
export interface WorkerRequest {
  readonly id: number;
  readonly task: WorkerTask;
}

/** What the worker says: that it has been loaded, and what came of a request. */
export type WorkerMessage =
  | 'ready'
  | {readonly id: number; readonly result: OpenedPicture | Blob}
  | {readonly id: number; readonly problem: PictureProblem | undefined; readonly message: string};
