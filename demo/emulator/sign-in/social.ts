import {PROVIDER_LOGIN, UNKNOWN_PROVIDER_TOKEN} from '../assumptions/providers.js';
import type {JsonObject} from '../json.js';
import type {App} from '../state/apps.js';
import type {SocialProvider} from '../state/provider-tokens.js';
import type {User} from '../state/user.js';
import type {World} from '../world.js';
import {readParameters} from './parameters.js';
import {badAuthenticationData} from './problems.js';
import {createProviderUser} from './provider-users.js';

/** The user to whom a registered token of Facebook or Twitter belongs; created if new. */
export function signInBySocialProvider(
  world: World,
  app: App,
  provider: SocialProvider,
  body: JsonObject,
): User {
  const {token, secret} = readKeys(provider, body);
  const registered = world.providerTokens.find(app.id, provider, token);
  if (registered?.secret !== secret) throw badAuthenticationData(UNKNOWN_PROVIDER_TOKEN);

  const {profileId, fields} = registered;
  const idField = `${provider}_id` as const;
  return (
    app.users.byField(idField, profileId) ??
    createProviderUser(world, app, {...fields, [idField]: profileId}, PROVIDER_LOGIN(provider, profileId))
  );
}

function readKeys(provider: SocialProvider, body: JsonObject): {token: string; secret: string | null} {
  if (provider === 'twitter') return readParameters(body, 'keys', ['token', 'secret']);
  return {...readParameters(body, 'keys', ['token']), secret: null};
}
