import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {APP, DEMO, EmulatorClient, HOUR, type Answer} from './helpers/client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
beforeEach(() => client.control('POST', '/reset'));
after(() => client.close());

const EMAIL = 'demo@example.com';
const RESET = '/users/password/reset';
const FORM = 'application/x-www-form-urlencoded';

/** Asks for a mail and returns the path of its link. */
async function askForLink(email = EMAIL): Promise<string> {
  const {token} = await client.session();
  assert.equal((await client.post(RESET, {email}, token)).status, 200);
  const {pathname, search} = new URL((await client.mails()).at(-1)?.link ?? '');
  return pathname + search;
}

/** Sends the form of the page. */
function choose(link: string, password: string): Promise<Answer> {
  const token = new URLSearchParams(link.split('?')[1]).get('token') ?? '';
  const body = new URLSearchParams({token, email: EMAIL, password});
  return client.send('/user_email/password_reset', {method: 'POST', body});
}

function longEmail(length: number): string {
  const domain = '@example.com';
  return 'a'.repeat(length - domain.length) + domain;
}

async function canSignIn(password: string): Promise<boolean> {
  const {status} = await client.post('/session', {...APP, user: {...DEMO, password}});
  return status === 201;
}

describe('/users/password/reset', () => {
  test('sends a mail with a link to this emulator', async () => {
    const {token} = await client.session();
    const answer = await client.post(`${RESET}.json`, {email: 'DEMO@Example.com'}, token);
    assert.deepEqual([answer.status, answer.text], [200, '']);
    const [mail, ...others] = await client.mails();
    assert.ok(mail);
    assert.deepEqual(others, []);
    assert.deepEqual([mail.appId, mail.to], [1, EMAIL]);
    assert.ok(mail.link.startsWith(`${client.emulator.url}/user_email/password_reset?token=`));
    assert.ok(mail.text.includes(mail.link));
    assert.ok(mail.subject);
    assert.equal(mail.time, new Date(Date.parse(mail.time)).toISOString());
  });

  test('is asked by POST with JSON or a form, by GET, with a token or an authorization key', async () => {
    const {token} = await client.session();
    const user = await client.session(DEMO);
    const body = new URLSearchParams({email: EMAIL});
    const key = {'CB-AuthKey': APP.auth_key};
    for (const answer of [
      await client.send(RESET, {method: 'POST', headers: {'CB-Token': token, 'Content-Type': FORM}, body}),
      await client.get(`${RESET}.json?email=demo%40example.com`, token),
      await client.get(`${RESET}?email=${EMAIL}`, user.token),
      await client.send(RESET, {method: 'POST', headers: key, body}),
      await client.send(`${RESET}?email=${EMAIL}`, {headers: key}),
    ]) {
      assert.equal(answer.status, 200);
    }
    assert.equal((await client.mails()).length, 5);
  });

  test('refuses where it is switched off', async () => {
    const {token} = await client.session();
    await client.control('PATCH', '/apps/1', {features: {passwordReset: false}});
    for (const answer of [
      await client.post(RESET, {email: EMAIL}, token),
      await client.get(`${RESET}?email=${EMAIL}`, token),
    ]) {
      const errors = {base: ['Reset password by email is disabled']};
      assert.deepEqual([answer.status, answer.body], [422, {errors}]);
    }
    assert.deepEqual(await client.mails(), []);
  });

  for (const [what, email, status, errors] of [
    ['nobody’s address', 'nobody@example.com', 404, ['User not found']],
    ['no address', undefined, 422, {email: ['cannot be blank']}],
    ['an empty address', '', 422, {email: ['cannot be blank']}],
    ['a login', 'demo', 422, {email: ['should look like an email address']}],
    ['a list', [EMAIL], 422, {email: ['should be a string']}],
    ['nobody’s address, as long as one may be', longEmail(254), 404, ['User not found']],
    ['an address that is too long', longEmail(255), 422, {email: ['should look like an email address']}],
  ] as const) {
    test(`refuses ${what}`, async () => {
      const {token} = await client.session();
      const answer = await client.post(RESET, {email}, token);
      assert.deepEqual([answer.status, answer.body], [status, {errors}]);
      assert.deepEqual(await client.mails(), []);
    });
  }

  test('refuses without token and key, with a wrong key, and a user of another app', async () => {
    await client.control('POST', '/apps', {id: 2, authKey: 'second'});
    const send = (headers: Record<string, string>) => client.send(`${RESET}?email=${EMAIL}`, {headers});
    assert.deepEqual((await send({})).body, {errors: ['Token is required']});
    assert.equal((await send({'CB-AuthKey': 'wrong'})).status, 401);
    assert.equal((await send({'CB-AuthKey': 'second'})).status, 404);
    assert.deepEqual(await client.mails(), []);
  });
});

describe('the link', () => {
  test('takes a new password, once, and signs the user out everywhere', async () => {
    const {token} = await client.session(DEMO);
    const other = await client.newUser('somebody');
    const link = await askForLink();
    assert.equal((await client.get(link)).status, 200);
    assert.equal((await choose(link, 'new-password')).status, 200);
    assert.deepEqual([await canSignIn('new-password'), await canSignIn(DEMO.password)], [true, false]);
    assert.equal((await client.get('/session', token)).status, 401);
    assert.equal((await client.get('/session', other.token)).status, 200);
    assert.equal((await client.get(link)).status, 404);
    assert.equal((await choose(link, 'third-password')).status, 404);
    assert.equal(await canSignIn('third-password'), false);
  });

  test('is not used up by looking at it, nor by a password that is refused', async () => {
    const link = await askForLink();
    for (let looks = 0; looks < 2; looks++) assert.equal((await client.get(link)).status, 200);
    for (const refused of ['', 'short', 'x'.repeat(41)]) {
      assert.equal((await choose(link, refused)).status, 422);
    }
    assert.equal(await canSignIn(DEMO.password), true);
    assert.equal((await choose(link, 'x'.repeat(40))).status, 200);
    assert.equal((await choose(await askForLink(), 'sixsix')).status, 200);
  });

  test('works for a day', async () => {
    const link = await askForLink();
    await client.advanceClock(24 * HOUR - 60_000);
    assert.equal((await client.get(link)).status, 200);
    await client.advanceClock(60_000);
    assert.equal((await client.get(link)).status, 410);
    assert.equal((await choose(link, 'new-password')).status, 410);
    assert.equal(await canSignIn('new-password'), false);
  });

  test('is replaced by a newer one', async () => {
    const [first, second] = [await askForLink(), await askForLink()];
    assert.equal((await client.get(first)).status, 404);
    assert.equal((await choose(first, 'new-password')).status, 404);
    assert.equal((await choose(second, 'new-password')).status, 200);
  });

  test('dies with its user', async () => {
    const {id, token} = await client.session(DEMO);
    const link = await askForLink();
    assert.equal((await client.delete(`/users/${id}`, token)).status, 200);
    assert.equal((await client.get(link)).status, 404);
    assert.equal((await choose(link, 'new-password')).status, 404);
  });

  test('is useless without its token, or with another', async () => {
    await askForLink();
    for (const query of ['', '?token=', '?token=x', '?token[]=x', '?token=__proto__', '?token=%00']) {
      const answer = await client.get(`/user_email/password_reset${query}`);
      assert.equal(answer.status, 404);
      assert.match(answer.text, /no longer works/);
    }
  });
});
