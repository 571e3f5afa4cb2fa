import {CUSTOM_IDENTITY_FIELD, PROVIDER_LOGIN} from '../assumptions/providers.js';
import type {CustomIdentityProvider} from '../features.js';
import type {JsonObject} from '../json.js';
import type {App} from '../state/apps.js';
import type {User} from '../state/user.js';
import type {World} from '../world.js';
import {askCustomIdentity, type TemplateValues} from './custom-identity-request.js';
import {readCredentials, type Credentials} from './password.js';
import {customIdentityUidRequired} from './problems.js';
import {createProviderUser, updateProviderUser} from './provider-users.js';
import {fillTemplate, textAt} from './templates.js';

/** The user whom the app's own identity service names; created if new. */
export async function signInByCustomIdentity(
  world: World,
  app: App,
  provider: CustomIdentityProvider,
  credentials: JsonObject,
): Promise<User> {
  const told = await askCustomIdentity(provider, toValues(readCredentials(credentials)));
  const {uid, ...fields} = mapAnswer(provider, told);
  if (uid === undefined) throw customIdentityUidRequired();

  const user = app.users.byField(CUSTOM_IDENTITY_FIELD, uid);
  if (user) {
    updateProviderUser(world, app, user, fields);
    return user;
  }
  return createProviderUser(
    world,
    app,
    {...fields, [CUSTOM_IDENTITY_FIELD]: uid},
    PROVIDER_LOGIN('custom', uid),
  );
}

/** The recipe without a password sends a token as the login; hence the name for it. */
function toValues({field, identifier, password}: Credentials): TemplateValues {
  const login = field === 'login' ? identifier : '';
  return {login, email: field === 'email' ? identifier : '', password, token: login};
}

/** What the mapping finds in the service's answer. */
function mapAnswer({mapping}: CustomIdentityProvider, told: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [field, template] of Object.entries(mapping)) {
    const text = fillTemplate(template, (path) => textAt(told, path));
    if (text !== undefined) found[field] = text;
  }
  return found;
}
