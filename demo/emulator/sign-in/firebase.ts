import type {JWTPayload} from 'jose';
import {PROVIDER_LOGIN, REFUSED_FIREBASE_TOKEN, WRONG_FIREBASE_PROJECT} from '../assumptions/providers.js';
import type {JsonObject} from '../json.js';
import {unsupportedSignIn} from '../problems.js';
import type {App} from '../state/apps.js';
import type {User} from '../state/user.js';
import type {World} from '../world.js';
import {verifyFirebaseToken} from './firebase-token.js';
import {readParameters} from './parameters.js';
import {badAuthenticationData} from './problems.js';
import {createProviderUser} from './provider-users.js';

/** Firebase's ways of signing in, as a body names them. */
export const FIREBASE_PROVIDERS = ['firebase_phone', 'firebase_email'] as const;

/** One of Firebase's ways of signing in. */
export type FirebaseProvider = (typeof FIREBASE_PROVIDERS)[number];

/** The user whom an ID token of Firebase names by phone number or e-mail address; created if new. */
export async function signInByFirebase(
  world: World,
  app: App,
  provider: FirebaseProvider,
  body: JsonObject,
): Promise<User> {
  const project = app.features.firebase;
  if (!project) throw unsupportedSignIn();
  const {access_token: token, project_id: projectId} = readParameters(body, provider, [
    'access_token',
    'project_id',
  ]);
  if (projectId !== project.projectId) throw badAuthenticationData(WRONG_FIREBASE_PROJECT);
  const claims = await verifyFirebaseToken(project, token);
  return provider === 'firebase_phone' ? userOfPhone(world, app, claims) : userOfEmail(world, app, claims);
}

function userOfPhone(world: World, app: App, claims: JWTPayload): User {
  const phone = readClaim(claims, 'phone_number', /\d/);
  const login = PROVIDER_LOGIN('firebase_phone', phone.replace(/\D/g, ''));
  return app.users.byPhone(phone) ?? createProviderUser(world, app, {phone}, login);
}

/** An e-mail address is a name to sign in with, so no login is made up. */
function userOfEmail(world: World, app: App, claims: JWTPayload): User {
  const email = readClaim(claims, 'email', /./);
  return app.users.byField('email', email) ?? createProviderUser(world, app, {email}, null);
}

function readClaim(claims: JWTPayload, name: string, pattern: RegExp): string {
  const value = claims[name];
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw badAuthenticationData(REFUSED_FIREBASE_TOKEN(`no "${name}" claim`));
}
