import assert from 'node:assert/strict';
import {createHash, createHmac, randomBytes} from 'node:crypto';
import {after, before, beforeEach, describe, test} from 'node:test';
import OAuth from 'oauth-1.0a';
import {twitterConsumer} from '../../demo/emulator/providers/provider-apps.js';
import {startTwitterBackend, type TwitterBackend} from '../../demo/services/twitter-backend.js';
import {APP, decode, EmulatorClient, sessionOf} from './helpers/client.js';

// The pages of Facebook and Twitter that the emulator plays, and the backend of the demo that signs in at Twitter.

const pageUrl = 'http://127.0.0.1:8000/app/';
const state = 'some-state';

let client: EmulatorClient;
let backend: TwitterBackend;
before(async () => {
  client = await EmulatorClient.start();
  backend = await startTwitterBackend({
    twitterUrl: `${client.emulator.url}/_emulator/twitter`,
    allowedRedirects: [pageUrl],
  });
});
beforeEach(() => client.control('POST', '/reset'));
after(async () => {
  await backend.close();
  await client.close();
});

function newVerifier() {
  const verifier = randomBytes(32).toString('base64url');
  return {verifier, challenge: createHash('sha256').update(verifier).digest('base64url')};
}

/** What is in the address to which a page leads back. */
function ledBackTo(answer: {readonly headers: Headers}): URL {
  return new URL(/url=(.*)/.exec(answer.headers.get('refresh') ?? '')?.[1] ?? 'missing:');
}

const choose = (path: string, form: Readonly<Record<string, string>>) =>
  client.send(path, {method: 'POST', body: new URLSearchParams(form)});

/** The name of the user whom this signs in. */
async function nameOf(body: object): Promise<unknown> {
  const answer = await client.post('/session', {...APP, ...body});
  assert.equal(answer.status, 201, answer.text);
  return sessionOf(answer).user?.['full_name'];
}

describe('Facebook', () => {
  const {verifier, challenge} = newVerifier();
  const asked = {
    client_id: '1',
    redirect_uri: pageUrl,
    response_type: 'code',
    scope: 'openid public_profile',
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  const dialog = (change: Readonly<Record<string, string>> = {}) =>
    `/_emulator/facebook/dialog/oauth?${String(new URLSearchParams({...asked, ...change}))}`;
  const getCode = async (name = 'Ann Facebook') =>
    ledBackTo(await choose(dialog(), {name})).searchParams.get('code') ?? '';
  const exchange = (code: string, change: Readonly<Record<string, string>> = {}) => {
    const query = {client_id: '1', redirect_uri: pageUrl, code_verifier: verifier, code, ...change};
    return client.get(`/_emulator/facebook/oauth/access_token?${String(new URLSearchParams(query))}`);
  };

  test('asks on a page without scripts, and leads back with a code whose token signs the person in', async () => {
    const page = await client.get(dialog());
    assert.equal(page.status, 200);
    assert.match(
      page.headers.get('content-security-policy') ?? '',
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    assert.match(page.text, /Continue as Ann Facebook/);
    assert.doesNotMatch(page.text, /<script|<style|\bstyle=|\bon\w+=/i);
    assert.equal((await client.get('/_emulator/facebook/dialog/styles.css')).status, 200);

    const back = ledBackTo(await choose(dialog(), {name: 'Ann Facebook'}));
    assert.equal(back.origin + back.pathname, pageUrl);
    assert.deepEqual([...back.searchParams.keys()].sort(), ['code', 'state']);
    assert.deepEqual([back.searchParams.get('state'), back.hash], [state, '#_=_']);
    const answer = await exchange(back.searchParams.get('code') ?? '');
    assert.deepEqual([answer.status, answer.headers.get('access-control-allow-origin')], [200, '*']);
    const {access_token: token} = answer.body as {access_token: string};
    assert.equal(await nameOf({provider: 'facebook', keys: {token}}), 'Ann Facebook');
  });

  test('knows a person by the name that is typed, each time', async () => {
    const ids = [];
    for (const name of ['Zoë Ökström', ' Zoë Ökström ', 'Somebody <b>Else</b>']) {
      const {access_token: token} = (await exchange(await getCode(name))).body as {access_token: string};
      const {user} = sessionOf(await client.post('/session', {...APP, provider: 'facebook', keys: {token}}));
      ids.push(user?.id);
    }
    assert.deepEqual([ids[0] === ids[1], ids[0] === ids[2]], [true, false]);
    for (const name of ['', ' ', 'x'.repeat(1000)]) {
      const refused = await choose(dialog(), {name});
      assert.deepEqual([refused.status, refused.headers.get('refresh')], [400, null]);
    }
  });

  test('leads back without a code where the person cancels', async () => {
    const back = ledBackTo(await choose(dialog(), {cancel: '1'})).searchParams;
    assert.deepEqual(
      [back.get('error'), back.get('state'), back.get('code')],
      ['access_denied', state, null],
    );
  });

  for (const [what, change] of Object.entries({
    'an unknown app': {client_id: '99'},
    'an app id that is none': {client_id: '1e0'},
    'a foreign redirect': {redirect_uri: 'https://evil.example/'},
    'a redirect that looks like this machine': {redirect_uri: 'http://localhost.evil.example/'},
    'a redirect that is a script': {redirect_uri: 'javascript:alert(1)'},
    'no challenge': {code_challenge: ''},
    'a plain challenge': {code_challenge_method: 'plain'},
    'no openid': {scope: 'public_profile'},
    'a token flow': {response_type: 'token'},
  })) {
    test(`leads nobody back for ${what}`, async () => {
      for (const answer of [await client.get(dialog(change)), await choose(dialog(change), {name: 'Ann'})]) {
        assert.deepEqual([answer.status, answer.headers.get('refresh')], [400, null]);
        assert.match(answer.text, /This did not work/);
      }
    });
  }

  for (const [what, change] of Object.entries({
    'another verifier': {code_verifier: newVerifier().verifier},
    'no verifier': {code_verifier: ''},
    'another redirect': {redirect_uri: 'http://127.0.0.1:8000/other/'},
    'another app': {client_id: '2'},
    'a code that is none': {code: 'made-up'},
  })) {
    test(`gives no token for ${what}, and none afterwards`, async () => {
      await client.control('POST', '/apps', {id: 2, authKey: 'second'});
      const code = await getCode();
      const answer = await exchange(code, change);
      assert.equal(answer.status, 400);
      const {error} = answer.body as {error: {type: string; code: number}};
      assert.deepEqual([error.type, error.code], ['OAuthException', 100]);
      const again = await exchange(code);
      assert.equal(again.status, 'code' in change ? 200 : 400);
    });
  }

  test('takes a code once, and for ten minutes', async () => {
    const code = await getCode();
    assert.equal((await exchange(code)).status, 200);
    assert.equal((await exchange(code)).status, 400);
    const late = await getCode();
    await client.advanceClock(11 * 60_000);
    assert.equal((await exchange(late)).status, 400);
  });

  test('meets the faults that are ordered, and is in the log', async () => {
    await client.control('POST', '/faults', {path: '/_emulator/facebook/oauth', status: 503});
    assert.equal((await exchange('any')).status, 503);
    assert.equal((await exchange('any')).status, 400);
    const paths = (await client.logged()).map(({path}) => path);
    assert.deepEqual(paths, Array(2).fill('/_emulator/facebook/oauth/access_token'));
  });
});

describe('Twitter', () => {
  const sign = (path: string, {key, secret} = twitterConsumer(1), data: object = {}, token?: OAuth.Token) => {
    const oauth = new OAuth({
      consumer: {key, secret},
      signature_method: 'HMAC-SHA1',
      hash_function: (text, signingKey) => createHmac('sha1', signingKey).update(text).digest('base64'),
    });
    const request = {url: `${client.emulator.url}/_emulator/twitter/oauth/${path}`, method: 'POST', data};
    return {...oauth.toHeader(oauth.authorize(request, token))};
  };
  const callback = {oauth_callback: 'http://127.0.0.1:9/callback?of=ours&more=ö'};
  const post = (path: string, headers: Record<string, string>) =>
    client.send(`/_emulator/twitter/oauth/${path}`, {method: 'POST', headers});
  const getRequestToken = async () => {
    const {status, text} = await post('request_token', sign('request_token', undefined, callback));
    assert.equal(status, 200, text);
    const answer = new URLSearchParams(text);
    return {key: answer.get('oauth_token') ?? '', secret: answer.get('oauth_token_secret') ?? ''};
  };
  const consent = async (token: OAuth.Token) => {
    const page = `/_emulator/twitter/oauth/authorize?oauth_token=${token.key}`;
    assert.match((await client.get(page)).text, /Continue as Ann Twitter/);
    return ledBackTo(await choose(page, {name: 'Ann Twitter'})).searchParams.get('oauth_verifier') ?? '';
  };

  test('shakes hands by OAuth 1.0a, once for each request token', async () => {
    const token = await getRequestToken();
    const form = {oauth_verifier: await consent(token)};
    const {text} = await post('access_token', sign('access_token', undefined, form, token));
    const answer = new URLSearchParams(text);
    const keys = {token: answer.get('oauth_token'), secret: answer.get('oauth_token_secret')};
    assert.equal(await nameOf({provider: 'twitter', keys}), 'Ann Twitter');
    const again = await post('access_token', sign('access_token', undefined, form, token));
    assert.equal(again.status, 401);
    const page = await client.get(`/_emulator/twitter/oauth/authorize?oauth_token=${token.key}`);
    assert.equal(page.status, 400);
  });

  test('refuses whatever is not signed as it should be', async () => {
    const {key, secret} = twitterConsumer(1);
    const unauthenticated = {errors: [{code: 32, message: 'Could not authenticate you.'}]};
    const good = sign('request_token', undefined, callback);
    const old = good.Authorization.replace(/oauth_timestamp="\d+"/, 'oauth_timestamp="1"');
    for (const headers of [
      sign('request_token', {key, secret: 'wrong'}, callback),
      sign('request_token', {key: 'emulator-consumer-key-99', secret}, callback),
      sign('request_token', {key: 'x', secret}, callback),
      {Authorization: good.Authorization.replace('callback%3F', 'callback%3Fmore%26')},
      sign('access_token', undefined, callback),
      {Authorization: old},
      {Authorization: good.Authorization.replace('HMAC-SHA1', 'PLAINTEXT')},
    ]) {
      const answer = await post('request_token', headers);
      assert.deepEqual([answer.status, answer.body], [401, unauthenticated]);
    }
    assert.equal((await post('request_token', {})).status, 401);
    const foreign = {oauth_callback: 'https://evil.example/'};
    const refused = await post('request_token', sign('request_token', undefined, foreign));
    assert.equal(refused.status, 403);
  });

  test('gives no access token for a wrong secret or verifier, or before consent', async () => {
    const token = await getRequestToken();
    const early = {oauth_verifier: ''};
    assert.equal((await post('access_token', sign('access_token', undefined, early, token))).status, 401);
    const form = {oauth_verifier: await consent(token)};
    const wrong = {oauth_verifier: 'wrong'};
    const other = {...token, secret: 'wrong'};
    assert.equal((await post('access_token', sign('access_token', undefined, wrong, token))).status, 401);
    assert.equal((await post('access_token', sign('access_token', undefined, form, other))).status, 401);
    assert.equal((await post('access_token', sign('access_token', undefined, form, token))).status, 200);
  });
});

describe('the backend that signs in at Twitter', () => {
  const {verifier, challenge} = newVerifier();
  const asked = {redirect_uri: pageUrl, state, code_challenge: challenge, code_challenge_method: 'S256'};
  const open = (change: Readonly<Record<string, string>> = {}) =>
    fetch(`${backend.url}?${String(new URLSearchParams({...asked, ...change}))}`, {redirect: 'manual'});

  /** Goes through Twitter's page, and resolves to what the page is led back with. */
  async function goThrough(choice: Readonly<Record<string, string>>): Promise<URLSearchParams> {
    const opened = await open();
    const page = new URL(opened.headers.get('location') ?? '');
    const back = ledBackTo(await choose(page.pathname + page.search, choice));
    assert.equal(back.origin, backend.url);
    const led = await fetch(back, {redirect: 'manual'});
    const address = new URL(led.headers.get('location') ?? '');
    assert.equal(address.origin + address.pathname, pageUrl);
    assert.equal((await fetch(back, {redirect: 'manual'})).status, 400, 'a callback works once');
    return address.searchParams;
  }

  async function exchange(code: string, change: Readonly<Record<string, unknown>> = {}) {
    const answer = await fetch(backend.url, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', Origin: 'http://127.0.0.1:8000'},
      body: JSON.stringify({code, code_verifier: verifier, redirect_uri: pageUrl, ...change}),
    });
    return {status: answer.status, headers: answer.headers, body: decode(await answer.text())};
  }

  test('gives the page a code, and for that a token that signs in', async () => {
    const back = await goThrough({name: 'Ann Twitter'});
    assert.deepEqual([...back.keys()].sort(), ['code', 'state']);
    assert.equal(back.get('state'), state);
    const answer = await exchange(back.get('code') ?? '');
    assert.deepEqual(
      [answer.status, answer.headers.get('access-control-allow-origin'), answer.headers.get('cache-control')],
      [200, 'http://127.0.0.1:8000', 'no-store'],
    );
    assert.equal(await nameOf({provider: 'twitter', keys: answer.body}), 'Ann Twitter');
    assert.equal((await exchange(back.get('code') ?? '')).status, 400);
  });

  test('says that the person has cancelled', async () => {
    const back = await goThrough({cancel: '1'});
    assert.deepEqual(Object.fromEntries(back), {error: 'access_denied', state});
  });

  for (const [what, change] of Object.entries({
    'another verifier': {code_verifier: newVerifier().verifier},
    'no verifier': {code_verifier: undefined},
    'a verifier that is no text': {code_verifier: {}},
    'another redirect': {redirect_uri: 'http://127.0.0.1:8000/'},
    'a code that is no text': {code: null},
  })) {
    test(`gives nothing for ${what}`, async () => {
      const code = (await goThrough({name: 'Ann Twitter'})).get('code') ?? '';
      const {status, body} = await exchange(code, change);
      assert.deepEqual([status, body], [400, {error: 'invalid_grant'}]);
    });
  }

  test('leads to no page that is not on its list, and lets none of another origin ask', async () => {
    for (const redirect of ['https://evil.example/', `${pageUrl}?more`, 'http://127.0.0.1:8000/', ''])
      assert.equal((await open({redirect_uri: redirect})).status, 400);
    assert.equal((await open({code_challenge: ''})).status, 400);
    assert.equal((await open({code_challenge_method: 'plain'})).status, 400);
    const answer = await fetch(backend.url, {method: 'OPTIONS', headers: {Origin: 'https://evil.example'}});
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
    assert.equal((await fetch(`${backend.url}/callback?oauth_token=made-up&oauth_verifier=x`)).status, 400);
    assert.equal((await fetch(backend.url, {method: 'POST', body: 'no JSON'})).status, 400);
  });

  test('leads back without a code where Twitter is down', async () => {
    await client.control('POST', '/faults', {path: '/_emulator/twitter/oauth/request_token', status: 503});
    const back = new URL((await open()).headers.get('location') ?? '').searchParams;
    assert.deepEqual(Object.fromEntries(back), {error: 'temporarily_unavailable', state});
    const opened = await open();
    const page = new URL(opened.headers.get('location') ?? '');
    const ledBack = ledBackTo(await choose(page.pathname + page.search, {name: 'Ann Twitter'}));
    await client.control('POST', '/faults', {path: '/_emulator/twitter/oauth/access_token', reset: true});
    const {headers} = await fetch(ledBack, {redirect: 'manual'});
    const late = new URL(headers.get('location') ?? '').searchParams;
    assert.deepEqual(Object.fromEntries(late), {error: 'temporarily_unavailable', state});
  });
});
