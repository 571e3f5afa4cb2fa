import {CubeNetworkError} from '../errors.js';
import type {UploadForm} from './files.js';
import {checkStorageAnswer} from './storage-answer.js';

export interface UploadOptions {
  /** Told how many bytes of the file have left, where the browser knows. */
  readonly onProgress: (loaded: number) => void;
  readonly signal: AbortSignal;
}

interface StorageAnswer {
  readonly status: number;
  readonly text: string;
}

const unreachable = (options?: ErrorOptions) =>
  new CubeNetworkError('The storage could not be reached.', options);

/**
 * Sends the content of a file to the storage, however long that takes. Source: PROTOCOL.md section 8, step 2.
 * @throws {CubeApiError} if the storage refuses, in its own words: without any that quote the form.
 * @throws {CubeNetworkError} if no answer comes.
 * @throws the reason of the signal once it is aborted.
 */
export async function postUploadForm(
  form: UploadForm,
  file: Blob,
  name: string,
  options: UploadOptions,
): Promise<void> {
  options.signal.throwIfAborted();
  const body = new FormData();
  for (const [field, value] of form.fields) body.append(field, value);
  // Last: the storage ignores what comes after it.
  body.append('file', file, name);
  // Only XMLHttpRequest tells of progress in all browsers.
  const post = typeof XMLHttpRequest === 'function' ? postByXhr : postByFetch;
  const {status, text} = await post(form.url, body, file.size, options);
  checkStorageAnswer(status, text, form);
}

function postByXhr(
  url: string,
  body: FormData,
  size: number,
  {onProgress, signal}: UploadOptions,
): Promise<StorageAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    request.open('POST', url);
    request.upload.addEventListener('progress', ({lengthComputable, loaded, total}) => {
      // The fields go first, and are not counted.
      if (lengthComputable) onProgress(Math.min(size, Math.max(0, loaded - (total - size))));
    });
    request.addEventListener('load', () => resolve({status: request.status, text: request.responseText}));
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(signal.reason as Error));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
    signal.addEventListener('abort', abort);
    request.send(body);
  });
}

async function postByFetch(
  url: string,
  body: FormData,
  _size: number,
  {signal}: UploadOptions,
): Promise<StorageAnswer> {
  try {
    const answer = await fetch(url, {method: 'POST', body, signal, credentials: 'omit'});
    return {status: answer.status, text: await answer.text()};
  } catch (cause) {
    signal.throwIfAborted();
    throw unreachable({cause});
  }
}
