import assert from 'node:assert/strict';
import {after, before, beforeEach, test} from 'node:test';
import {EmulatorClient, type Answer} from './helpers/client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
beforeEach(() => client.control('POST', '/reset'));
after(() => client.close());

const PAGE = '/user_email/password_reset';

/** Asks for a mail to this address, and returns the token of its link. */
async function askForToken(email = 'demo@example.com'): Promise<string> {
  const {token} = await client.session();
  assert.equal((await client.post('/users/password/reset', {email}, token)).status, 200);
  const mails = await client.mails();
  return new URL(mails.at(-1)?.link ?? '').searchParams.get('token') ?? '';
}

function sendForm(fields: Record<string, string>): Promise<Answer> {
  return client.send(PAGE, {method: 'POST', body: new URLSearchParams(fields)});
}

test('the form is labelled, made for password managers, and needs no script', async () => {
  const token = await askForToken();
  const {text, headers} = await client.get(`${PAGE}?token=${token}`);
  assert.equal(headers.get('content-type')?.toLowerCase(), 'text/html; charset=utf-8');
  assert.match(text, /<html lang="en">/);
  assert.match(text, /<title>Choose a new password<\/title>/);
  assert.match(text, /<label for="password">New password<\/label>/);
  assert.match(text, /autocomplete="new-password"/);
  assert.match(text, /value="demo@example\.com"\s+autocomplete="username"/);
  assert.match(text, /id="help"[^>]*>6 to 40 characters/);
  assert.doesNotMatch(text, /<script|<style|\bstyle=|\bon\w+=/i);
});

test('every page says in its headers that it keeps its token to itself', async () => {
  const token = await askForToken();
  for (const answer of [
    await client.get(`${PAGE}?token=${token}`),
    await client.get(`${PAGE}?token=wrong`),
    await sendForm({token, password: 'short'}),
    await sendForm({token, password: 'new-password'}),
  ]) {
    assert.equal(
      answer.headers.get('content-security-policy'),
      "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  }
});

test('the style sheet is where the page says', async () => {
  const {text} = await client.get(`${PAGE}?token=wrong`);
  const [, address = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(text) ?? [];
  const styles = await client.get(address);
  assert.equal(styles.status, 200);
  assert.equal(styles.headers.get('content-type'), 'text/css; charset=utf-8');
  assert.match(styles.text, /light-dark\(/);
});

for (const [password, words] of [
  ['', 'The password cannot be blank.'],
  ['short', 'The password is too short (minimum is 6 characters).'],
  ['x'.repeat(41), 'The password is too long (maximum is 40 characters).'],
] as const) {
  test(`a password of ${password.length} characters is refused at its field`, async () => {
    const token = await askForToken();
    const {status, text} = await sendForm({token, password});
    assert.equal(status, 422);
    assert.match(text, /<title>Error: /);
    assert.match(text, /aria-describedby="error help"\s+aria-invalid="true"/);
    assert.match(text, /id="error" class="error" role="alert"/);
    assert.ok(text.includes(`<span>${words}</span>`));
    assert.equal(password !== '' && text.includes(`"${password}"`), false, 'the password is not sent back');
  });
}

test('an address is shown as text, whatever it holds', async () => {
  const email = '"><script>alert(1)</script>@example.com';
  await client.control('POST', '/users', {appId: 1, users: [{login: 'sly', email, password: 'secret-pw'}]});
  const {status, text} = await client.get(`${PAGE}?token=${await askForToken(email)}`);
  assert.equal(status, 200);
  assert.doesNotMatch(text, /<script/);
  assert.match(text, /&lt;script&gt;/);
});

test('what cannot be read is refused in words, and the link stays good', async () => {
  const token = await askForToken();
  const headers = {'Content-Type': 'application/json'};
  const rubbish = await client.send(PAGE, {method: 'POST', headers, body: 'x'});
  assert.equal(rubbish.status, 400);
  assert.match(rubbish.text, /Request body is not valid JSON\. Go back/);

  const odd = await sendForm({token, password: 'with\0nul'});
  assert.equal(odd.status, 422);
  assert.match(odd.text, /contains characters that are not allowed\. Go back/);
  assert.equal((await sendForm({token, password: 'new-password'})).status, 200);
});
