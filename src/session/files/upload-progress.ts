import {notify} from '../notify.js';

/** How far an upload is, in bytes of the file. */
export interface UploadProgress {
  readonly loaded: number;
  readonly total: number;
}

export type ReportProgress = (loaded: number) => void;

/** Tells the progress that is one: what is sent again is told only when it goes beyond. */
export function createProgress(
  total: number,
  onProgress: ((progress: UploadProgress) => void) | undefined,
): ReportProgress {
  let last = -1;
  return (loaded) => {
    if (!onProgress || loaded <= last) return;
    last = loaded;
    notify([onProgress], Object.freeze({loaded, total}));
  };
}
