import {createHash, randomBytes} from 'node:crypto';
import {isSameSecret} from '../secrets.js';
import type {App} from '../state/apps.js';
import type {World} from '../world.js';
import type {Person} from './people.js';
import {facebookApp, isOfThisMachine} from './provider-apps.js';

/** What a code of Facebook stands for. */
export interface FacebookGrant {
  readonly appId: number;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly person: Person;
}

/** What an app asks of a person. */
export interface FacebookRequest {
  readonly app: App;
  readonly redirectUri: string;
  readonly state: string;
  readonly challenge: string;
}

/** What Facebook tells an app's developer. */
export class FacebookProblem extends Error {
  override name = 'FacebookProblem' as const;

  constructor(
    message: string,
    /** Facebook's own number for it. */
    readonly code: number,
  ) {
    super(message);
  }
}

/** Reads the query of the dialog. @throws {FacebookProblem} where Facebook would lead nobody back. */
export function readDialog(world: World, query: URLSearchParams): FacebookRequest {
  const read = (name: string): string => query.get(name) ?? '';
  const app = facebookApp(world, read('client_id'));
  if (!app) throw new FacebookProblem('Invalid App ID', 101);
  const redirectUri = read('redirect_uri');
  if (!isOfThisMachine(redirectUri))
    throw new FacebookProblem("The domain of this URL isn't included in the app's domains", 191);
  if (read('response_type') !== 'code') throw new FacebookProblem('response_type must be code', 100);
  if (!read('scope').split(/[ ,]/).includes('openid'))
    throw new FacebookProblem('scope must include openid where a code_challenge is given', 100);
  if (read('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(read('code_challenge')))
    throw new FacebookProblem('code_challenge must be that of S256', 100);
  return {app, redirectUri, state: read('state'), challenge: read('code_challenge')};
}

/** Where the dialog leads back to, with the fragment that Facebook adds. */
export function leadBack({redirectUri, state}: FacebookRequest, answer: Readonly<Record<string, string>>) {
  const address = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) address.searchParams.set(name, value);
  if (state) address.searchParams.set('state', state);
  address.hash = '#_=_';
  return address.href;
}

/**
 * Exchanges a code for a token, which the platform then takes.
 * @throws {FacebookProblem} if the code is not good, or not for who has it.
 */
export function exchangeFacebookCode(world: World, query: URLSearchParams): string {
  const read = (name: string): string => query.get(name) ?? '';
  const app = facebookApp(world, read('client_id'));
  if (!app) throw new FacebookProblem('Error validating application. Invalid application ID.', 101);
  const grant = world.facebookCodes.take(read('code'), world.clock.now());
  if (grant?.appId !== app.id) throw new FacebookProblem('This authorization code has been used.', 100);
  if (grant.redirectUri !== read('redirect_uri')) {
    const text =
      'Error validating verification code. Make sure your redirect_uri is identical to the one you used';
    throw new FacebookProblem(text, 100);
  }
  const challenge = createHash('sha256').update(read('code_verifier')).digest('base64url');
  if (!isSameSecret(challenge, grant.challenge)) throw new FacebookProblem('Invalid code_verifier', 100);
  const token = `EAA${randomBytes(60).toString('base64url')}`;
  const {id: profileId, fields} = grant.person;
  world.providerTokens.insert({appId: app.id, provider: 'facebook', token, secret: null, profileId, fields});
  return token;
}
