import {PictureError} from '../picture/picture-error.js';

/** What a `data:` URL holds. */
export interface DataUrlContent {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Reads a `data:` URL by hand: the policy of the page may let nothing of the kind be fetched.
 * @returns `undefined` where it is none.
 * @throws {PictureError} `link` if it cannot be read.
 */
export function readDataUrl(link: string): DataUrlContent | undefined {
  if (!/^data:/i.test(link)) return undefined;
  const [, type = '', parameters = '', data] = /^data:([^,;]*)([^,]*),([^]*)$/i.exec(link) ?? [];
  if (data === undefined) throw unreadable();
  const text = data.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return {type, bytes: toBytes(/;\s*base64\s*$/i.test(parameters) ? decodeBase64(text) : text)};
}

function decodeBase64(text: string): string {
  try {
    return atob(text);
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** A byte for each character. */
function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

const unreadable = (cause?: unknown): PictureError =>
  new PictureError('link', 'The address cannot be read.', {cause});
