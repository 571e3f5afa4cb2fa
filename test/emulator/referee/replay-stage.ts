import assert from 'node:assert/strict';
import {sessionOf, type EmulatorClient} from '../helpers/client.js';
import type {WireFile} from '../helpers/files-client.js';
import {PROJECT, unsigned} from '../helpers/firebase-client.js';
import {download} from './node-client.js';
import type {RecordedRequest} from './recording.js';

/** The app of the recording, whose own id the emulator's first app has. */
export const REPLAY_APP = {id: 101, authKey: 'AUTHKEY', authSecret: 'SECRET'} as const;

/** What the placeholders of a recorded request stand for. */
export interface Stage {
  /** Ids of users by those of the recording. */
  userIds: Readonly<Record<string, number>>;
  tokens: Readonly<Record<string, string>>;
  file: WireFile | undefined;
  firebaseToken: string;
}

/** Whom the recorded requests ask for. */
const PEOPLE = [
  {
    login: 'ann01',
    email: 'ann@example.com',
    password: 'secret-pw-1',
    full_name: 'Ann Lee',
    phone: '380001112233',
    external_id: 'x-1',
    external_user_id: 52691165,
    facebook_id: 'f1',
    twitter_id: 't1',
    tag_list: ['iphone', 'apple'],
  },
  {email: 'ann+é@example.com', password: 'p&w=1 2', external_user_id: 5},
  {email: 'ann+x@example.com', password: 'secret-pw-1', phone: '+380 (00) 111', external_user_id: 675373912},
  {email: 'a@b.c', password: 'secret-pw-1'},
] as const;

/** Brings the emulator into the state in which the request was recorded. */
export async function prepareStage(client: EmulatorClient, request: RecordedRequest): Promise<Stage> {
  await client.control('POST', '/reset');
  await client.control('POST', '/apps', {
    ...REPLAY_APP,
    features: {usersV1: true, firebase: {projectId: PROJECT, emulatorHost: '127.0.0.1:9099'}},
  });
  for (const token of [
    {provider: 'facebook', token: 'FBTOKEN', profile: {id: '100'}},
    {provider: 'twitter', token: 'TWTOKEN', secret: 'TWSECRET', profile: {id: '200'}},
  ]) {
    await client.control('POST', '/providers', {appId: REPLAY_APP.id, ...token});
  }
  const people = isSignUp(request) ? [] : await addPeople(client);
  const token = await signIn(client, isByUser(request));
  const stage: Stage = {
    userIds: {51941: people[0] ?? 0, 51946: people[1] ?? 0, 5: people[0] ?? 0},
    tokens: {'<token>': token, PRESET: token, OLDTOKEN: token},
    file: isAboutFile(request) ? await addFile(client, request, token) : undefined,
    firebaseToken: request.step.includes('firebase_email')
      ? unsigned({email: 'ann@example.com', email_verified: true})
      : unsigned({phone_number: '+380001112233'}),
  };
  if (isExpired(request)) await client.control('POST', '/sessions/expire', {token});
  return stage;
}

/** Whether the session had ended when the request was sent. */
export function isExpired({step, answeredStatus, headers}: RecordedRequest): boolean {
  return headers['cb-token'] === 'OLDTOKEN' || (/^(error|expired):/.test(step) && answeredStatus === 401);
}

function isSignUp({method, path}: RecordedRequest): boolean {
  return method === 'POST' && path === '/users.json';
}

/** The calls that lead to a user session were made in one of the application. */
function isByUser({method, path}: RecordedRequest): boolean {
  return !(method === 'POST' && /^\/(users|login|session)(\/web)?\.json$/.test(path));
}

function isAboutFile({method, path}: RecordedRequest): boolean {
  const isList = method === 'GET' && path === '/blobs.json';
  return isList || isUpload({path}) || /^\/blobs\/./.test(path);
}

/** Whether the request goes to the storage. */
export function isUpload({path}: Pick<RecordedRequest, 'path'>): boolean {
  return path === '/upload' || path === '/s3.amazonaws.com/bucket';
}

async function addPeople(client: EmulatorClient): Promise<number[]> {
  const added = await client.control('POST', '/users', {appId: REPLAY_APP.id, users: PEOPLE});
  return (added as {users: {id: number}[]}).users.map(({id}) => id);
}

async function signIn(client: EmulatorClient, isUser: boolean): Promise<string> {
  const [{login, password}] = PEOPLE;
  const answer = await client.post('/session', {
    application_id: REPLAY_APP.id,
    auth_key: REPLAY_APP.authKey,
    ...(isUser ? {user: {login, password}} : {}),
  });
  return sessionOf(answer).token;
}

/** Adds the file of the recording, as far as it had come. */
async function addFile(client: EmulatorClient, request: RecordedRequest, token: string): Promise<WireFile> {
  const blob = {name: 'a.png', content_type: 'image/png', public: false};
  const {body} = await client.post('/blobs', {blob}, token);
  const {blob: file} = body as {blob: WireFile};
  if (isUpload(request)) return file;

  const isCompletion = request.path.endsWith('/complete.json');
  const {size} = isCompletion && request.method === 'PUT' ? (request.body as {size: number}) : {size: 70};
  const {origin, pathname, searchParams} = new URL(file.blob_object_access?.params ?? '');
  const form = new FormData();
  for (const [name, value] of searchParams) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(size)]), 'a.png');
  const encoded = new Response(form);
  const {status} = await download(origin + pathname, {
    method: 'POST',
    headers: {'Content-Type': encoded.headers.get('Content-Type') ?? ''},
    body: Buffer.from(await encoded.arrayBuffer()),
  });
  assert.equal(status, 201);
  if (!isCompletion) await client.put(`/blobs/${file.id}/complete`, {size}, token);
  return file;
}
