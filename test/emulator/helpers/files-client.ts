import type {Answer, EmulatorClient} from './client.js';

/** A file as the emulator answers it. */
export interface WireFile {
  id: number;
  uid: string;
  name: string;
  content_type: string;
  size: number | null;
  created_at: string;
  updated_at: string;
  public: boolean;
  blob_object_access?: {
    id: number;
    blob_id: number;
    expires: string;
    object_access_type: string;
    params?: string;
    download_url?: string;
  };
}

/** An upload form as SDKs make it from `params`. */
export interface Form {
  path: string;
  fields: Record<string, string>;
}

/** One part of a multipart body. */
export interface Part {
  name: string;
  value: string | Uint8Array;
  /** Further header lines and parameters of Content-Disposition. */
  filename?: string;
  type?: string;
}

export const PICTURE = {name: 'me.png', content_type: 'image/png'};
export const CONTENT = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff, 0x2d, 0x2d]);
const BOUNDARY = 'the-boundary';

export function fileOf({body, text}: Answer): WireFile {
  const {blob} = body as {blob?: WireFile};
  if (!blob) throw new Error(`No blob in ${text}`);
  return blob;
}

export async function createFile(
  client: EmulatorClient,
  token: string,
  blob: object = PICTURE,
): Promise<WireFile> {
  return fileOf(await client.post('/blobs', {blob}, token));
}

/** Reads `params` as SDKs do: each field is decoded once, and a plus sign stays. */
export function formOf({blob_object_access: access}: WireFile): Form {
  const [url = '', query = ''] = (access?.params ?? '').split('?');
  const pairs = query.split('&').map((pair) => /^([^=]*)=(.*)$/.exec(pair) ?? []);
  return {
    path: new URL(url).pathname,
    fields: Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, decodeURIComponent(value)])),
  };
}

export function partsOf(fields: Record<string, string>, content: Uint8Array = CONTENT): Part[] {
  const texts = Object.entries(fields).map(([name, value]) => ({name, value}));
  return [...texts, {name: 'file', value: content, filename: 'me.png', type: 'image/png'}];
}

export function encodeParts(parts: Part[]): Uint8Array<ArrayBuffer> {
  const chunks = parts.flatMap(({name, value, filename, type}) => [
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`,
    filename === undefined ? '' : `; filename="${filename}"`,
    type === undefined ? '' : `\r\nContent-Type: ${type}`,
    '\r\n\r\n',
    value,
    '\r\n',
  ]);
  const bytes = [...chunks, `--${BOUNDARY}--\r\n`].map((chunk) =>
    typeof chunk === 'string' ? Buffer.from(chunk) : chunk,
  );
  return new Uint8Array(Buffer.concat(bytes));
}

export const MULTIPART = {'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`};

export function sendParts(client: EmulatorClient, path: string, parts: Part[]): Promise<Answer> {
  return client.send(path, {method: 'POST', headers: MULTIPART, body: encodeParts(parts)});
}

/** Sends the form of a new file, with other fields where they are given. */
export function upload(
  client: EmulatorClient,
  file: WireFile,
  content: Uint8Array = CONTENT,
  changes: Record<string, string> = {},
): Promise<Answer> {
  const {path, fields} = formOf(file);
  return sendParts(client, path, partsOf({...fields, ...changes}, content));
}

/** A file whose upload is complete. */
export async function completeFile(
  client: EmulatorClient,
  token: string,
  blob: object = PICTURE,
): Promise<WireFile> {
  const file = await createFile(client, token, blob);
  await upload(client, file);
  const {status, text} = await client.put(`/blobs/${file.id}/complete`, {size: CONTENT.length}, token);
  if (status !== 200) throw new Error(text);
  return file;
}

/** Follows no redirect. */
export function look(client: EmulatorClient, path: string, token?: string): Promise<Answer> {
  return client.send(path, {redirect: 'manual', headers: token === undefined ? {} : {'CB-Token': token}});
}

/** The code and the message of an answer of the storage. */
export function storageError({
  status,
  text,
}: Answer): [status: number, code: string | undefined, message: string | undefined] {
  const [, code, message] = /<Error><Code>(.*?)<\/Code><Message>(.*?)<\/Message><\/Error>/.exec(text) ?? [];
  return [status, code, message];
}
