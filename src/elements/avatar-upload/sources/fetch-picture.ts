import {CubeNetworkError} from '../../../errors.js';
import {toWebLink} from '../../../internal/web-address.js';
import {PictureError} from '../picture/picture-error.js';
import {readDataUrl} from './data-url.js';

export interface FetchPictureOptions {
  /** In bytes. */
  readonly maxFileSize: number;
  readonly signal?: AbortSignal | undefined;
}

const maxNameLength = 100;

/**
 * Fetches what a link leads to, without telling who asks or from where. Whether that is a picture shows when it is read.
 * @param link An `http:`, `https:` or `data:` URL.
 * @throws {PictureError} `link` if it cannot be had, or may not be read by this page; `too-large` if it has more bytes
 *   than allowed: no more than these are loaded.
 * @throws {CubeNetworkError} if the browser is offline.
 * @throws the signal's reason, once that is aborted.
 */
export async function fetchPicture(link: string, options: FetchPictureOptions): Promise<File> {
  options.signal?.throwIfAborted();
  const data = readDataUrl(link);
  if (data) return toFile([limit(data.bytes, options)], 'photo', data.type);
  const address = toWebLink(link);
  if (!address) throw unavailable();
  try {
    return await load(address, options);
  } catch (cause) {
    options.signal?.throwIfAborted();
    if (cause instanceof PictureError) throw cause;
    if (!navigator.onLine) throw new CubeNetworkError('The browser is offline.', {cause});
    throw unavailable(cause);
  }
}

async function load(address: string, options: FetchPictureOptions): Promise<File> {
  // Aborted at every way out as well, so that nothing is loaded that nobody reads.
  const loading = new AbortController();
  const abort = () => loading.abort();
  options.signal?.addEventListener('abort', abort);
  try {
    const response = await fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
      signal: loading.signal,
    });
    if (!response.ok) throw unavailable();
    if (Number(response.headers.get('Content-Length')) > options.maxFileSize) throw tooLarge();
    const chunks = await read(response, options);
    const [type = ''] = (response.headers.get('Content-Type') ?? '').split(';');
    // What a service worker makes has no address.
    return toFile(chunks, nameOf(response.url || address), type);
  } finally {
    options.signal?.removeEventListener('abort', abort);
    abort();
  }
}

async function read(
  {body}: Response,
  {maxFileSize}: FetchPictureOptions,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = body?.getReader();
  let size = 0;
  for (;;) {
    const {value} = (await reader?.read()) ?? {};
    if (!value) return chunks;
    size += value.byteLength;
    if (size > maxFileSize) throw tooLarge();
    chunks.push(value);
  }
}

function limit(bytes: Uint8Array<ArrayBuffer>, {maxFileSize}: FetchPictureOptions): Uint8Array<ArrayBuffer> {
  if (bytes.byteLength > maxFileSize) throw tooLarge();
  return bytes;
}

const toFile = (chunks: Uint8Array<ArrayBuffer>[], name: string, type: string): File =>
  new File(chunks, name, {type});

/** The last part of the path, as a file may be called. */
function nameOf(address: string): string {
  const part = new URL(address).pathname.split('/').at(-1) ?? '';
  return (
    decode(part)
      .replace(/[\p{Cc}/\\]/gu, '')
      .slice(0, maxNameLength) || 'photo'
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const unavailable = (cause?: unknown): PictureError =>
  new PictureError('link', 'The link leads to no picture that can be fetched.', {cause});

const tooLarge = (): PictureError => new PictureError('too-large', 'The picture has too many bytes.');
