import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {APP, userOf} from './helpers/client.js';
import {byEmail, byPhone, FirebaseClient, PROJECT, signed} from './helpers/firebase-client.js';

let client: FirebaseClient;
before(async () => (client = await FirebaseClient.start()));
beforeEach(() => client.reset());
after(() => client.close());

describe('Firebase by phone', () => {
  test('makes a user at the first sign-in, and finds it again', async () => {
    const user = await client.signIn(byPhone(await signed({phone_number: '+380501112233'})));
    assert.deepEqual([user.login, user['phone']], ['firebase_phone_380501112233', '+380501112233']);
    assert.equal((await client.signIn(byPhone(await signed({phone_number: '+380501112233'})))).id, user.id);
  });

  test('finds the user whose phone has the same digits', async () => {
    const {user, token} = await client.newUser('ann01');
    await client.put(`/users/${user.id}`, {user: {phone: '380 (50) 111-22-33'}}, token);
    assert.equal((await client.signIn(byPhone(await signed({phone_number: '+380501112233'})))).id, user.id);
    assert.notEqual((await client.signIn(byPhone(await signed({phone_number: '+38050111223'})))).id, user.id);
  });

  test('is taken by POST /login too, also as a form', async () => {
    const {token} = await client.session();
    const idToken = await signed({phone_number: '+380501112233'});
    const user = userOf(await client.post('/login', byPhone(idToken), token));
    const form = await client.send('/login', {
      method: 'POST',
      headers: {'CB-Token': token},
      body: new URLSearchParams({
        provider: 'firebase_phone',
        'firebase_phone[project_id]': PROJECT,
        'firebase_phone[access_token]': idToken,
      }),
    });
    assert.equal(userOf(form).id, user.id);
  });

  for (const [what, claims] of [
    ['no phone number', {email: 'ann@example.com'}],
    ['a phone number without digits', {phone_number: '+'}],
    ['a phone number that is no text', {phone_number: 380501112233}],
  ] as const) {
    test(`refuses a token with ${what}`, async () => {
      await client.assertRefused(
        byPhone(await signed(claims)),
        'Firebase token refused: no "phone_number" claim.',
      );
    });
  }
});

describe('Firebase by e-mail', () => {
  test('makes a user at the first sign-in, and finds it again whatever the case', async () => {
    const user = await client.signIn(
      byEmail(await signed({email: 'ann@example.com', email_verified: false})),
    );
    assert.deepEqual([user.login, user['email']], [null, 'ann@example.com']);
    assert.equal((await client.signIn(byEmail(await signed({email: 'Ann@Example.com'})))).id, user.id);
  });

  test('finds the user who has signed up with a password', async () => {
    assert.equal((await client.signIn(byEmail(await signed({email: 'DEMO@example.com'})))).login, 'demo');
  });

  test('refuses a token with no e-mail address', async () => {
    const token = await signed({phone_number: '+380501112233'});
    await client.assertRefused(byEmail(token), 'Firebase token refused: no "email" claim.');
  });

  test('refuses what is no e-mail address', async () => {
    const answer = await client.post('/session', {...APP, ...byEmail(await signed({email: 'ann'}))});
    assert.deepEqual(
      [answer.status, answer.body],
      [422, {errors: {email: ['should look like an email address']}}],
    );
  });
});

describe('Firebase is refused', () => {
  const missing = (names: string) => `Invalid input parameters provided: no ${names} provided`;
  const bothMissing = missing("'firebase_phone[access_token]' and 'firebase_phone[project_id]' parameters");
  for (const [what, body, text] of [
    [
      'with another project',
      {firebase_phone: {project_id: 'x', access_token: 'x'}},
      'Unknown Firebase project.',
    ],
    ['without its object', {}, bothMissing],
    ['with an empty object', {firebase_phone: {}}, bothMissing],
    ['with the other object', {firebase_email: {project_id: PROJECT, access_token: 'x'}}, bothMissing],
    [
      'with names in brackets as keys',
      {'firebase_phone[project_id]': PROJECT, 'firebase_phone[access_token]': 'x'},
      bothMissing,
    ],
    [
      'without a token',
      {firebase_phone: {project_id: PROJECT}},
      missing("'firebase_phone[access_token]' parameter"),
    ],
    [
      'without a project',
      {firebase_phone: {access_token: 'x'}},
      missing("'firebase_phone[project_id]' parameter"),
    ],
    ...[null, 5, 'x', []].map(
      (value) => [`as ${JSON.stringify(value)}`, {firebase_phone: value}, bothMissing] as const,
    ),
    ['with odd types', {firebase_phone: {project_id: [PROJECT], access_token: {}}}, bothMissing],
  ] as const) {
    test(what, async () => {
      await client.assertRefused({provider: 'firebase_phone', ...body}, text);
    });
  }

  test('by an app that has not set it up', async () => {
    await client.control('PATCH', '/apps/1', {features: {firebase: null}});
    const answer = await client.post('/session', {...APP, ...byPhone('x')});
    assert.deepEqual(
      [answer.status, answer.body],
      [422, {errors: ['This way of signing in is not available']}],
    );
  });
});

describe('the settings of Firebase', () => {
  for (const [firebase, error] of [
    [5, /firebase must be an object/],
    [{}, /projectId must be/],
    [{projectId: PROJECT, jwksUrl: 'ftp://x'}, /jwksUrl must be/],
    [{projectId: PROJECT, jwksUrl: 'http://user:password@localhost'}, /without credentials/],
    [{projectId: PROJECT, emulatorHost: 'http://127.0.0.1:9099'}, /emulatorHost must be host:port/],
    [{projectId: PROJECT, emulatorHost: 'localhost'}, /emulatorHost must be host:port/],
    [
      {projectId: PROJECT, emulatorHost: 'localhost:9099', jwksUrl: 'http://x'},
      /give emulatorHost or jwksUrl/,
    ],
    [{projectId: PROJECT, apiKey: 'x'}, /Unknown in firebase: apiKey/],
  ] as const) {
    test(`refuse ${JSON.stringify(firebase)}`, async () => {
      const answer = await client.request('PATCH', '/_emulator/apps/1', {features: {firebase}});
      assert.equal(answer.status, 400);
      assert.match((answer.body as {error: string}).error, error);
    });
  }
});
