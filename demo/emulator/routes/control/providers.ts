import {Hono} from 'hono';
import {readUserInput} from '../../accounts/user-fields.js';
import {FieldErrors} from '../../field-errors.js';
import type {JsonObject} from '../../json.js';
import {readBody} from '../../middleware/body.js';
import {SOCIAL_PROVIDERS, type ProviderToken, type SocialProvider} from '../../state/provider-tokens.js';
import {TEXT_FIELDS, type UserFields} from '../../state/user.js';
import {answer} from '../../wire.js';
import type {World} from '../../world.js';
import {ControlProblem, readApp, readObject, readText, refuseUnknownFields} from './input.js';

/** A profile has one id, and it is not told by its wire name. */
const PROFILE_FIELDS = TEXT_FIELDS.filter((field) => field !== 'facebook_id' && field !== 'twitter_id');

/** POST /_emulator/providers: a token of Facebook or Twitter that is to be accepted, and whose it is. */
export function controlProvidersRoutes(world: World): Hono {
  const routes = new Hono();

  routes.post('/', (c) => {
    const token = readToken(world, readBody(c));
    world.providerTokens.insert(token);
    const {appId, provider, profileId, fields} = token;
    return answer(c, {provider: {appId, provider, profile: {id: profileId, ...fields}}}, 201);
  });

  return routes;
}

function readToken(world: World, body: JsonObject): ProviderToken {
  refuseUnknownFields(body, ['appId', 'provider', 'token', 'secret', 'profile']);
  const {id: appId} = readApp(world, body);
  const provider = readProvider(body);
  const profile = readObject(body, 'profile');
  const profileId = readProfileId(profile);
  return {
    appId,
    provider,
    token: readText(body, 'token'),
    secret: readSecret(provider, body),
    profileId,
    fields: readFields(profile),
  };
}

function readProvider(body: JsonObject): SocialProvider {
  const provider = SOCIAL_PROVIDERS.find((name) => name === body['provider']);
  if (provider) return provider;
  throw new ControlProblem(`provider must be one of ${SOCIAL_PROVIDERS.join(', ')}.`);
}

function readSecret(provider: SocialProvider, body: JsonObject): string | null {
  if (provider === 'twitter') return readText(body, 'secret');
  if (body['secret'] === undefined) return null;
  throw new ControlProblem(`A token of ${provider} has no secret.`);
}

/** Providers write ids as numbers or as digits. */
function readProfileId(profile: JsonObject): string {
  const {id} = profile;
  if (Number.isSafeInteger(id)) return String(id);
  if (typeof id === 'string' && id !== '') return id;
  throw new ControlProblem('profile: id must be a non-empty string or an integer.');
}

/** Checked by the rules of a sign-up, so that the sign-in that creates the user finds no fault. */
function readFields(profile: JsonObject): Partial<UserFields> {
  refuseUnknownFields(profile, ['id', 'name', ...PROFILE_FIELDS], 'profile');
  const {name, full_name: fullName = name} = profile;
  if (name !== undefined && fullName !== name) {
    throw new ControlProblem('profile: name and full_name are the same; give one.');
  }
  const errors = new FieldErrors();
  const {fields} = readUserInput({...profile, full_name: fullName}, errors);
  errors.throwIfAny();
  return fields;
}
