import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {EmulatorClient, EXPIRED, sessionOf, userOf} from './helpers/client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
after(() => client.close());

const PASSWORD = 'secret-pw';

/** Signs up with the authorization key, as the JS SDK does. */
function signUp(user: unknown, headers: Record<string, string> = {'CB-AuthKey': 'emulator-auth-key'}) {
  return client.send('/users.json', {
    method: 'POST',
    headers: {'Content-Type': 'application/json', ...headers},
    body: JSON.stringify({user}),
  });
}

describe('POST /users', () => {
  test('signs up by authorization key, with every field, and does not sign in', async () => {
    const fields = {
      login: 'ann01',
      email: 'ann@example.com',
      full_name: 'Ann Lee',
      phone: '380001112233',
      website: 'https://example.com',
      custom_data: '{"a":1}',
      external_id: 'x-1',
      external_user_id: 99,
      facebook_id: 'f1',
      twitter_id: 't1',
      timezone: 180,
      avatar: 'UID0001',
    };
    const answer = await signUp({...fields, password: PASSWORD, tag_list: ['vip', 'accountant'], rubbish: 1});
    const user = userOf(answer);
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.get('cb-token-expirationdate'), null);
    assert.deepEqual({...user, ...fields, user_tags: 'vip,accountant'}, user);
    assert.equal('rubbish' in user, false);
    assert.doesNotMatch(answer.text, /password|secret-pw/);
  });

  test('signs up by an application token, which it extends', async () => {
    const {token} = await client.session();
    const answer = await client.post('/users', {user: {login: 'by-token', password: PASSWORD}}, token);
    assert.equal(answer.status, 201);
    assert.ok(answer.headers.get('cb-token-expirationdate'));
    assert.equal(sessionOf(await client.get('/session', token)).user_id, null);
  });

  test('signs up by e-mail address alone, from a form with comma-joined tags', async () => {
    const answer = await client.send('/users', {
      method: 'POST',
      headers: {'CB-AuthKey': 'emulator-auth-key'},
      body: new URLSearchParams({
        'user[email]': 'form@example.com',
        'user[password]': PASSWORD,
        'user[tag_list]': 'a, b,a',
        'user[timezone]': '-60',
      }),
    });
    const user = userOf(answer);
    assert.deepEqual([user.login, user['user_tags'], user['timezone']], [null, 'a,b', -60]);
  });

  test("takes a number as another service's id", async () => {
    const user = userOf(await signUp({login: 'numbered', password: PASSWORD, facebook_id: 12345}));
    assert.equal(user['facebook_id'], '12345');
  });

  test('reads the repeated fields of a form as a list', async () => {
    const body = `user[login]=form-list&user[password]=${PASSWORD}&user[tag_list][]=a&user[tag_list][]=b`;
    const answer = await client.send('/users', {
      method: 'POST',
      headers: {'CB-AuthKey': 'emulator-auth-key', 'Content-Type': 'application/x-www-form-urlencoded'},
      body,
    });
    assert.equal(userOf(answer)['user_tags'], 'a,b');
  });

  test('needs a token or an authorization key, and the token counts first', async () => {
    const user = {login: 'nobody', password: PASSWORD};
    const neither = await signUp(user, {});
    assert.deepEqual([neither.status, neither.body], [401, {errors: ['Token is required']}]);
    const wrongKey = await signUp(user, {'CB-AuthKey': 'wrong'});
    assert.deepEqual([wrongKey.status, wrongKey.body], [401, {errors: ['Invalid auth key']}]);
    const both = await signUp(user, {'CB-AuthKey': 'emulator-auth-key', 'CB-Token': 'EXPIRED'});
    assert.deepEqual([both.status, both.body], [401, EXPIRED]);
    const emptyToken = await signUp(
      {...user, login: 'flutter'},
      {'CB-AuthKey': 'emulator-auth-key', 'CB-Token': ''},
    );
    assert.equal(emptyToken.status, 201);
  });

  const long = (length: number) => 'x'.repeat(length);
  const refusals: [string, unknown, object][] = [
    ['a blank login', {login: '   ', password: PASSWORD}, {login: ['is invalid']}],
    ['a login of two lines', {login: 'two\nlines', password: PASSWORD}, {login: ['is invalid']}],
    ['a short login', {login: 'ab', password: PASSWORD}, {login: ['is too short (minimum is 3 characters)']}],
    [
      'a long login',
      {login: long(71), password: PASSWORD},
      {login: ['is too long (maximum is 70 characters)']},
    ],
    [
      'a short password',
      {login: 'abc', password: '12345'},
      {password: ['is too short (minimum is 6 characters)']},
    ],
    [
      'a long password',
      {login: 'abc', password: long(41)},
      {password: ['is too long (maximum is 40 characters)']},
    ],
    ['no password', {login: 'abc'}, {password: ['cannot be blank']}],
    ['no identifier', {password: PASSWORD}, ["Both user login and email can't be blank"]],
    ['an empty body', {}, {password: ['cannot be blank']}],
    [
      'no e-mail address',
      {email: 'ann.example', password: PASSWORD},
      {email: ['should look like an email address']},
    ],
    [
      'a long e-mail address',
      {email: `${long(243)}@example.com`, password: PASSWORD},
      {email: ['is too long (maximum is 254 characters)']},
    ],
    [
      'a long name',
      {login: 'abc', password: PASSWORD, full_name: long(201)},
      {full_name: ['is too long (maximum is 200 characters)']},
    ],
    [
      'six tags',
      {login: 'abc', password: PASSWORD, tag_list: ['1', '2', '3', '4', '5', '6']},
      {tag_list: ['has too many entries (maximum is 5)']},
    ],
    [
      'six tags in one text',
      {login: 'abc', password: PASSWORD, tag_list: ['1,2,3', '4,5,6']},
      {tag_list: ['has too many entries (maximum is 5)']},
    ],
    [
      'tags that are no text',
      {login: 'abc', password: PASSWORD, tag_list: [1]},
      {tag_list: ['should be an array of strings or a comma-separated string']},
    ],
    [
      'several faults at once',
      {login: 'ab', password: 5, timezone: 'x', external_user_id: 1.5},
      {
        login: ['is too short (minimum is 3 characters)'],
        password: ['should be a string'],
        timezone: ['should be an integer'],
        external_user_id: ['should be an integer'],
      },
    ],
    ['a user that is no object', [1], {user: ['should be an object']}],
  ];
  for (const [what, user, errors] of refusals) {
    test(`refuses ${what}`, async () => {
      const answer = await signUp(user);
      assert.deepEqual([answer.status, answer.body], [422, {errors}]);
    });
  }

  test('keeps the limits of every field, both ends included', async () => {
    const least = await signUp({login: 'l+3', password: '123456', full_name: 'x', tag_list: []});
    assert.equal(least.status, 201);
    const email = `${long(242)}@example.com`;
    const most = userOf(
      await signUp({
        login: long(70),
        password: long(40),
        email,
        full_name: long(200),
        tag_list: ['1', '2', '3', '4', '5', '5'],
      }),
    );
    assert.deepEqual([most['email'], most['user_tags']], [email, '1,2,3,4,5']);
    assert.ok(await client.session({email, password: long(40)}));
  });

  test('refuses a megabyte of an e-mail address at once', async () => {
    const answer = await signUp({email: `a@${'.'.repeat(1_000_000)}@`, password: PASSWORD});
    assert.deepEqual(
      [answer.status, answer.body],
      [422, {errors: {email: ['is too long (maximum is 254 characters)']}}],
    );
  });

  for (const [field, value] of [
    ['login', 'taken'],
    ['login', 'TAKEN'],
    ['email', 'Taken@example.com'],
    ['facebook_id', 'fb'],
    ['twitter_id', 'tw'],
    ['external_id', 'ext'],
    ['external_user_id', 7],
  ] as const) {
    test(`keeps ${field} unique: ${value}`, async () => {
      const holder = {
        login: 'taken',
        email: 'taken@example.com',
        facebook_id: 'fb',
        twitter_id: 'tw',
        external_id: 'ext',
        external_user_id: 7,
      };
      await signUp({...holder, password: PASSWORD});
      const answer = await signUp({login: 'newcomer', password: PASSWORD, [field]: value});
      assert.deepEqual([answer.status, answer.body], [422, {errors: {[field]: ['has already been taken']}}]);
    });
  }
});
