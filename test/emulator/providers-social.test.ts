import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {APP, DEMO, EmulatorClient, sessionOf, userOf} from './helpers/client.js';

const PROFILE = {id: '100', name: 'Ann Lee', email: 'ann@example.com'};
const FACEBOOK = {provider: 'facebook', keys: {token: 'fb-token'}};
const TWITTER = {provider: 'twitter', keys: {token: 'tw-token', secret: 'tw-secret'}};
const BAD_DATA = 'Bad Authentication data. ';
const UNKNOWN = {errors: [`${BAD_DATA}Unauthorized on remote side. Status: 401.`]};

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
beforeEach(() => client.control('POST', '/reset'));
after(() => client.close());

function registerFacebook(profile: object = PROFILE, token = 'fb-token') {
  return client.control('POST', '/providers', {appId: 1, provider: 'facebook', token, profile});
}

function registerTwitter() {
  const token = {token: 'tw-token', secret: 'tw-secret'};
  return client.control('POST', '/providers', {appId: 1, provider: 'twitter', ...token, profile: PROFILE});
}

async function signIn(body: object) {
  const answer = await client.post('/session', {...APP, ...body});
  assert.equal(answer.status, 201, answer.text);
  const {user} = sessionOf(answer);
  assert.ok(user);
  return user;
}

describe('a social provider', () => {
  test('makes a user of the profile at the first sign-in, and finds it again', async () => {
    await registerFacebook();
    const user = await signIn(FACEBOOK);
    assert.deepEqual(
      [user.login, user['full_name'], user['email'], user['facebook_id'], user['twitter_id']],
      ['facebook_100', 'Ann Lee', 'ann@example.com', '100', null],
    );
    assert.equal((await signIn(FACEBOOK)).id, user.id);
  });

  test('is taken by POST /login too, as JSON and as a form', async () => {
    await registerTwitter();
    const {token} = await client.session();
    const answer = await client.post('/login', TWITTER, token);
    assert.equal(answer.status, 202);
    const user = userOf(answer);
    assert.equal(user['twitter_id'], '100');
    const form = await client.send('/login', {
      method: 'POST',
      headers: {'CB-Token': token},
      body: new URLSearchParams({
        provider: 'twitter',
        'keys[token]': 'tw-token',
        'keys[secret]': 'tw-secret',
      }),
    });
    assert.equal(userOf(form).id, user.id);
    assert.equal(sessionOf(await client.get('/session', token)).user_id, user.id);
  });

  test('finds a user who wrote the id into the profile', async () => {
    const {user, token} = await client.newUser('ann01');
    await client.put(`/users/${user.id}`, {user: {facebook_id: '100'}}, token);
    await registerFacebook();
    const found = await signIn(FACEBOOK);
    assert.deepEqual([found.id, found.login, found['full_name']], [user.id, 'ann01', null]);
  });

  test('tells two people apart by id, and the two providers from each other', async () => {
    await registerFacebook();
    await registerFacebook({id: 101}, 'other-token');
    await registerTwitter();
    const ann = await signIn(FACEBOOK);
    const other = await signIn({...FACEBOOK, keys: {token: 'other-token'}});
    const onTwitter = await signIn(TWITTER);
    assert.equal(new Set([ann.id, other.id, onTwitter.id]).size, 3);
    assert.equal(other['facebook_id'], '101');
  });

  test('leaves out what another user has already', async () => {
    await client.control('POST', '/users', {
      appId: 1,
      users: [{login: 'facebook_100', email: 'Ann@example.com', password: 'secret-pw'}],
    });
    await registerFacebook({...PROFILE, login: 'demo', website: 'https://ann.example'});
    const user = await signIn(FACEBOOK);
    assert.match(String(user.login), /^user_[0-9a-f]{36}$/);
    assert.deepEqual([user['email'], user['website']], [null, 'https://ann.example']);
  });

  test('makes a user who may change the profile, but has no password', async () => {
    await registerFacebook({id: '100'});
    const session = sessionOf(await client.post('/session', {...APP, ...FACEBOOK}));
    const changed = await client.put(
      `/users/${session.id}`,
      {user: {full_name: 'Ann', login: 'ann01'}},
      session.token,
    );
    assert.equal(changed.status, 200);
    const byPassword = await client.post('/session', {...APP, user: {login: 'ann01', password: 'secret-pw'}});
    assert.equal(byPassword.status, 401);
  });

  test('knows its tokens only in the app for which they were registered', async () => {
    await client.control('POST', '/apps', {id: 2, authKey: 'second'});
    await registerFacebook();
    const answer = await client.post('/session', {application_id: 2, auth_key: 'second', ...FACEBOOK});
    assert.deepEqual([answer.status, answer.body], [422, UNKNOWN]);
  });

  test('works beside a custom identity provider', async () => {
    const cidp = {url: 'http://127.0.0.1:9/', mapping: {uid: '#{uid}'}};
    await client.control('PATCH', '/apps/1', {features: {cidp}});
    await registerFacebook();
    assert.equal((await signIn(FACEBOOK))['facebook_id'], '100');
  });
});

describe('a social sign-in is refused', () => {
  const missing = (names: string) => ({
    errors: [`${BAD_DATA}Invalid input parameters provided: no ${names} provided`],
  });
  const noToken = missing("'keys[token]' parameter");
  const nothing = missing("'keys[token]' and 'keys[secret]' parameters");
  for (const [what, body, expected] of [
    ['an unknown token', {provider: 'facebook', keys: {token: 'nope'}}, UNKNOWN],
    ['a token of the other provider', {provider: 'facebook', keys: {token: 'tw-token'}}, UNKNOWN],
    ['a wrong secret', {provider: 'twitter', keys: {token: 'tw-token', secret: 'nope'}}, UNKNOWN],
    ['no keys', {provider: 'facebook'}, noToken],
    ['keys beside their object', {provider: 'facebook', 'keys[token]': 'fb-token'}, noToken],
    ['no secret', {provider: 'twitter', keys: {token: 'tw-token'}}, missing("'keys[secret]' parameter")],
    ['neither token nor secret', {provider: 'twitter', keys: {}}, nothing],
    ...[null, 5, 'text', [], [['token']]].map(
      (keys) => [`keys: ${JSON.stringify(keys)}`, {provider: 'facebook', keys}, noToken] as const,
    ),
    ...['', null, 5, {}, ['fb-token'], true].map(
      (token) => [`token: ${JSON.stringify(token)}`, {provider: 'facebook', keys: {token}}, noToken] as const,
    ),
  ] as const) {
    test(`for ${what}`, async () => {
      await registerFacebook();
      await registerTwitter();
      const {token} = await client.session(DEMO);
      for (const answer of [
        await client.post('/session', {...APP, ...body}),
        await client.post('/login', body, token),
      ]) {
        assert.deepEqual([answer.status, answer.body], [422, expected]);
      }
      assert.equal(sessionOf(await client.get('/session', token)).user?.login, 'demo');
    });
  }

  for (const provider of ['google', '', 'Facebook', 5, {}, ['facebook'], '__proto__']) {
    test(`for provider: ${JSON.stringify(provider)}`, async () => {
      const answer = await client.post('/session', {...APP, provider, keys: {token: 'fb-token'}});
      assert.deepEqual(
        [answer.status, answer.body],
        [422, {errors: ['This way of signing in is not available']}],
      );
    });
  }
});

describe('POST /_emulator/providers', () => {
  test('shows whose token it is, but not the token', async () => {
    assert.deepEqual(await registerTwitter(), {
      provider: {
        appId: 1,
        provider: 'twitter',
        profile: {id: '100', full_name: 'Ann Lee', email: 'ann@example.com'},
      },
    });
  });

  test('replaces what was registered for the same token', async () => {
    await registerFacebook();
    await registerFacebook({id: -7});
    assert.equal((await signIn(FACEBOOK))['facebook_id'], '-7');
  });

  test('is undone by a reset', async () => {
    await registerFacebook();
    await client.control('POST', '/reset');
    assert.deepEqual((await client.post('/session', {...APP, ...FACEBOOK})).body, UNKNOWN);
  });

  const VALID = {appId: 1, provider: 'facebook', token: 't', profile: PROFILE};
  for (const [what, change, error] of [
    ['an unknown app', {appId: 9}, /no app 9/],
    ['an unknown provider', {provider: 'firebase_phone'}, /provider must be one of facebook, twitter/],
    ['an empty token', {token: ''}, /token must be/],
    ['a token that is no text', {token: 5}, /token must be/],
    ['a secret for Facebook', {secret: 's'}, /has no secret/],
    ['no secret for Twitter', {provider: 'twitter'}, /secret must be/],
    ['no profile', {profile: null}, /profile must be an object/],
    ['a profile without an id', {profile: {name: 'Ann'}}, /id must be/],
    ['an empty id', {profile: {id: ''}}, /id must be/],
    ['a fraction for an id', {profile: {id: 1.5}}, /id must be/],
    ['a misspelt field', {profile: {...PROFILE, fullname: 'Ann'}}, /Unknown in profile: fullname/],
    ['an id by its wire name', {profile: {...PROFILE, facebook_id: '1'}}, /Unknown in profile: facebook_id/],
    ['a name told twice', {profile: {...PROFILE, full_name: 'Bob'}}, /give one/],
    ['a name that is no text', {profile: {id: 1, name: 5}}, /full_name should be a string/],
    ['an e-mail address that is none', {profile: {id: 1, email: 'ann'}}, /email should look/],
    ['an unknown field', {expires: 1}, /Unknown in the body: expires/],
  ] as const) {
    test(`refuses ${what}`, async () => {
      const answer = await client.post('/_emulator/providers', {...VALID, ...change});
      assert.equal(answer.status, 400);
      assert.match((answer.body as {error: string}).error, error);
    });
  }

  test('takes an id of just that length', async () => {
    await registerFacebook({id: 'x'.repeat(61)});
    assert.equal((await signIn(FACEBOOK)).login?.length, 70);
  });
});
