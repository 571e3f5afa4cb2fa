import {randomBytes} from 'node:crypto';
import {isSameSecret} from '../secrets.js';
import type {App} from '../state/apps.js';
import type {World} from '../world.js';
import {isSignedBy, type SignedRequest} from './oauth-signature.js';
import type {Person} from './people.js';
import {isOfThisMachine, twitterApp, twitterConsumer} from './provider-apps.js';

/** What a request token of Twitter stands for. */
export interface TwitterRequest {
  readonly appId: number;
  readonly secret: string;
  readonly callback: string;
  /** Who has consented, and what shows it. */
  consent?: {readonly person: Person; readonly verifier: string};
}

/** What Twitter tells an app's developer. */
export class TwitterProblem extends Error {
  override name = 'TwitterProblem' as const;

  constructor(
    message: string,
    readonly status: 401 | 403,
    /** Twitter's own number for it. */
    readonly code: number,
  ) {
    super(message);
  }
}

const unauthenticated = () => new TwitterProblem('Could not authenticate you.', 401, 32);

/** How far the clock of whoever signs may be off, in seconds. */
const CLOCK_TOLERANCE_S = 300;

const randomText = (): string => randomBytes(24).toString('base64url');

/** They may stand in the header or in the form. */
const readParameter = ({oauth, form}: SignedRequest, name: string): string =>
  oauth[name] ?? form.get(name) ?? '';

/** The app that has signed a request. @throws {TwitterProblem} if none has. */
function checkSignature(world: World, request: SignedRequest, tokenSecret: string): App {
  const {oauth_consumer_key: key = '', oauth_timestamp: timestamp, oauth_nonce: nonce} = request.oauth;
  const app = twitterApp(world, key);
  const isNow = Math.abs(world.clock.now() / 1000 - Number(timestamp)) <= CLOCK_TOLERANCE_S;
  if (!app || !isNow || !nonce) throw unauthenticated();
  if (!isSignedBy(request, twitterConsumer(app.id).secret, tokenSecret)) throw unauthenticated();
  return app;
}

/** The first step: a request token and its secret. */
export function issueRequestToken(world: World, request: SignedRequest): {token: string; secret: string} {
  const app = checkSignature(world, request, '');
  const callback = readParameter(request, 'oauth_callback');
  if (!isOfThisMachine(callback))
    throw new TwitterProblem('Callback URL not approved for this client application.', 403, 415);
  const secret = randomText();
  return {token: world.twitterRequests.issue({appId: app.id, secret, callback}, world.clock.now()), secret};
}

/** The second step, after the person has consented: where that leads back to. */
export function noteConsent(request: TwitterRequest, token: string, person: Person): string {
  const verifier = randomText();
  request.consent = {person, verifier};
  return leadBack(request, {oauth_token: token, oauth_verifier: verifier});
}

/** Where the page leads back to. */
export function leadBack({callback}: TwitterRequest, answer: Readonly<Record<string, string>>): string {
  const address = new URL(callback);
  for (const [name, value] of Object.entries(answer)) address.searchParams.set(name, value);
  return address.href;
}

/** The third step: an access token, which the platform then takes. */
export function exchangeRequestToken(
  world: World,
  request: SignedRequest,
): {token: string; secret: string; person: Person} {
  const name = readParameter(request, 'oauth_token');
  const asked = world.twitterRequests.find(name, world.clock.now());
  const app = checkSignature(world, request, asked?.secret ?? '');
  const {consent} = asked ?? {};
  if (
    !consent ||
    asked?.appId !== app.id ||
    !isSameSecret(consent.verifier, readParameter(request, 'oauth_verifier'))
  )
    throw unauthenticated();
  world.twitterRequests.take(name, world.clock.now());
  const {person} = consent;
  const issued = {token: `${person.id}-${randomText()}`, secret: randomText()};
  world.providerTokens.insert({
    appId: app.id,
    provider: 'twitter',
    ...issued,
    profileId: person.id,
    fields: person.fields,
  });
  return {...issued, person};
}
