import type {JsonObject} from '../json.js';
import {unknownApp, unsupportedSignIn} from '../problems.js';
import type {App} from '../state/apps.js';
import {SOCIAL_PROVIDERS} from '../state/provider-tokens.js';
import type {User} from '../state/user.js';
import type {World} from '../world.js';
import {signInByCustomIdentity} from './custom-identity.js';
import {FIREBASE_PROVIDERS, signInByFirebase} from './firebase.js';
import {signInByPassword} from './password.js';
import {signInBySocialProvider} from './social.js';

/** How a body says who somebody is, in POST /login as in POST /session: by a provider, or by the credentials beside it. */
export async function signIn(
  world: World,
  app: App,
  body: JsonObject,
  credentials: JsonObject,
  mayCreateUsers: boolean,
): Promise<User> {
  const user = await findUser(world, app, body, credentials, mayCreateUsers);
  // A reset may have come while another server was asked; ids of the old world name others in the new.
  if (world.apps.byId(app.id) !== app) throw unknownApp();
  return user;
}

function findUser(
  world: World,
  app: App,
  body: JsonObject,
  credentials: JsonObject,
  mayCreateUsers: boolean,
): User | Promise<User> {
  const provider = body['provider'] ?? null;
  if (provider === null) {
    if (app.features.cidp) return signInByCustomIdentity(world, app, app.features.cidp, credentials);
    return signInByPassword(world, app, credentials, mayCreateUsers);
  }
  for (const social of SOCIAL_PROVIDERS) {
    if (provider === social) return signInBySocialProvider(world, app, social, body);
  }
  for (const firebase of FIREBASE_PROVIDERS) {
    if (provider === firebase) return signInByFirebase(world, app, firebase, body);
  }
  throw unsupportedSignIn();
}
