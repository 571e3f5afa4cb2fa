import assert from 'node:assert/strict';
import {exportJWK, generateKeyPair, SignJWT} from 'jose';
import {APP, EmulatorClient, sessionOf, type WireUser} from './client.js';
import {AnsweringService} from './service.js';

export const PROJECT = 'my-project';
export const KEY_ID = 'key-1';
export const BAD_DATA = 'Bad Authentication data. ';

export type Claims = Record<string, unknown>;

const {publicKey, privateKey} = await generateKeyPair('RS256');

/** An emulator, and a server of public keys in the place of Google's. */
export class FirebaseClient extends EmulatorClient {
  #keys: AnsweringService | undefined;

  static override async start(): Promise<FirebaseClient> {
    const client = new FirebaseClient((await EmulatorClient.start()).emulator);
    client.#keys = await AnsweringService.start();
    return client;
  }

  get keys(): AnsweringService {
    assert.ok(this.#keys);
    return this.#keys;
  }

  /** Starts afresh, with signed tokens. */
  async reset(): Promise<void> {
    const key = {...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig'};
    this.keys.answer = {status: 200, body: {keys: [key]}};
    this.keys.received.length = 0;
    await this.control('POST', '/reset');
    await this.useSigned();
  }

  useSigned(jwksUrl = this.keys.url): Promise<unknown> {
    return this.control('PATCH', '/apps/1', {features: {firebase: {projectId: PROJECT, jwksUrl}}});
  }

  useUnsigned(): Promise<unknown> {
    const firebase = {projectId: PROJECT, emulatorHost: '127.0.0.1:9099'};
    return this.control('PATCH', '/apps/1', {features: {firebase}});
  }

  async signIn(body: object): Promise<WireUser> {
    const answer = await this.post('/session', {...APP, ...body});
    assert.equal(answer.status, 201, answer.text);
    const {user} = sessionOf(answer);
    assert.ok(user);
    return user;
  }

  /** That both ways of signing in are refused with this text. */
  async assertRefused(body: object, text: string | RegExp): Promise<void> {
    const {token} = await this.session();
    for (const answer of [
      await this.post('/session', {...APP, ...body}),
      await this.post('/login', body, token),
    ]) {
      assert.equal(answer.status, 422);
      const [error = ''] = (answer.body as {errors: string[]}).errors;
      assert.ok(error.startsWith(BAD_DATA), error);
      if (typeof text === 'string') assert.equal(error, BAD_DATA + text);
      else assert.match(error, text);
    }
  }

  override async close(): Promise<void> {
    await super.close();
    await this.keys.close();
  }
}

/** The claims that Firebase makes, apart from those that say how somebody signed in. */
export function claimsOf(claims: Claims): Claims {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: `https://securetoken.google.com/${PROJECT}`,
    aud: PROJECT,
    auth_time: now,
    user_id: 'uid-1',
    sub: 'uid-1',
    iat: now,
    exp: now + 3600,
    firebase: {identities: {}, sign_in_provider: 'phone_number' in claims ? 'phone' : 'password'},
    ...claims,
  };
}

export function signed(claims: Claims, key = privateKey, header: object = {kid: KEY_ID}): Promise<string> {
  return new SignJWT(claimsOf(claims)).setProtectedHeader({alg: 'RS256', ...header}).sign(key);
}

/** As Firebase's own emulator writes it. */
export function unsigned(claims: Claims): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({alg: 'none', type: 'JWT'})}.${encode(claimsOf(claims))}.`;
}

export function byPhone(token: unknown) {
  return {provider: 'firebase_phone', firebase_phone: {project_id: PROJECT, access_token: token}};
}

export function byEmail(token: unknown) {
  return {provider: 'firebase_email', firebase_email: {project_id: PROJECT, access_token: token}};
}
