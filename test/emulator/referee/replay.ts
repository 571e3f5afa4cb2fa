import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import type {Answer, EmulatorClient} from '../helpers/client.js';
import {PROJECT} from '../helpers/firebase-client.js';
import {download, toAnswer} from './node-client.js';
import type {RecordedPart, RecordedRequest} from './recording.js';
import {isUpload, REPLAY_APP, type Stage} from './replay-stage.js';

const BOUNDARY = '--------------------------recorded';
const ORIGIN = 'http://localhost:8080';
const NONCE = 42;

/** Sends a recorded request to an emulator, with what its placeholders stand for. */
export async function replay(
  client: EmulatorClient,
  request: RecordedRequest,
  stage: Stage,
): Promise<Answer> {
  const body = bodyOf(request, stage);
  const answer = await download(urlOf(client, request, stage), {
    method: request.method,
    headers: headersOf(request, stage),
    ...(body === undefined ? {} : {body}),
  });
  return toAnswer(answer);
}

function urlOf(
  {emulator}: EmulatorClient,
  {path, rawQuery}: RecordedRequest,
  {userIds, file}: Stage,
): string {
  if (isUpload({path})) {
    const {origin, pathname} = new URL(file?.blob_object_access?.params ?? '');
    return origin + pathname;
  }
  const ownPath = path
    .replace(/(?<=^\/users\/)\d+/, (id) => String(userIds[id] ?? id))
    .replace(/(?<=^\/blobs\/)46919/, String(file?.id))
    .replace(/(?<=^\/blobs\/)UID0001/, String(file?.uid));
  const query = rawQuery.replace(/\d{5}/g, (id) => String(userIds[id] ?? id));
  return `${emulator.url}${ownPath}${query === '' ? '' : `?${query}`}`;
}

function headersOf({headers}: RecordedRequest, {tokens}: Stage): Record<string, string> {
  const own = {...headers};
  if (own['cb-token'] !== undefined) own['cb-token'] = tokens[own['cb-token']] ?? '';
  if (own['origin'] !== undefined) own['origin'] = ORIGIN;
  if (own['content-type']) own['content-type'] = own['content-type'].replace('<boundary>', BOUNDARY);
  return own;
}

function bodyOf(request: RecordedRequest, stage: Stage): string | undefined {
  const {bodyKind, body} = request;
  if (bodyKind === null) return undefined;
  if (bodyKind === 'text') return body as string;
  return bodyKind === 'json' ? jsonOf(request, stage) : formOf(body as RecordedPart[], stage);
}

function jsonOf({body, signatureMessage}: RecordedRequest, {firebaseToken, file}: Stage): string {
  const seconds = Math.floor(Date.now() / 1000);
  const message = signatureMessage
    ?.replace('application_id=1', `application_id=${REPLAY_APP.id}`)
    .replace('<nonce>', String(NONCE))
    .replace('<timestamp>', String(seconds));
  const signature = createHmac('sha1', REPLAY_APP.authSecret)
    .update(message ?? '')
    .digest('hex');
  return JSON.stringify(body)
    .replace('"application_id":1', `"application_id":${REPLAY_APP.id}`)
    .replace('"<int 0..9999>"', String(NONCE))
    .replace('"<unix seconds>"', String(seconds))
    .replace('<hex hmac-sha1>', signature)
    .replace('"proj-1"', `"${PROJECT}"`)
    .replace('"JWT"', `"${firebaseToken}"`)
    .replace('UID0001', file?.uid ?? 'UID0001');
}

/** The form as recorded, but with the fields that this emulator has signed. */
function formOf(parts: readonly RecordedPart[], {file}: Stage): string {
  const fields = new URL(file?.blob_object_access?.params ?? '').searchParams;
  const names = parts.map(({name}) => name);
  assert.deepEqual(names, [...fields.keys(), 'file'], 'the fields are those of the recording');
  const encoded = parts.map(({name, filename, contentType}) => {
    const disposition = `Content-Disposition: form-data; name="${name}"`;
    const ofFile = filename === undefined ? '' : `; filename="${filename}"`;
    const type = contentType === undefined ? '' : `\r\nContent-Type: ${contentType}`;
    return `--${BOUNDARY}\r\n${disposition}${ofFile}${type}\r\n\r\n${fields.get(name) ?? 'file bytes'}\r\n`;
  });
  return `${encoded.join('')}--${BOUNDARY}--\r\n`;
}
