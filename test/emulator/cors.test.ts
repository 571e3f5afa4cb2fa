import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {APP, DEMO, EmulatorClient, type Answer} from './helpers/client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
after(() => client.close());

const ORIGIN = 'http://page.example';

function assertReadable({headers}: Answer): void {
  assert.equal(headers.get('access-control-allow-origin'), '*');
  assert.equal(headers.get('access-control-expose-headers'), 'CB-Token-ExpirationDate, Date');
  assert.equal(headers.get('access-control-allow-credentials'), null);
}

function listed(headers: Headers, name: string): string[] {
  return (headers.get(name) ?? '').toLowerCase().split(/,\s*/);
}

describe('a pre-flight', () => {
  // The values of Access-Control-Request-Headers that Chromium was seen to send.
  for (const requested of [
    'cb-authkey,cb-sdk,content-type',
    'cb-sdk,content-type',
    'cb-sdk,cb-token',
    'cb-sdk,cb-token,content-type',
  ]) {
    test(`allows ${requested}`, async () => {
      const answer = await client.send('/users/1.json', {
        method: 'OPTIONS',
        headers: {
          Origin: ORIGIN,
          'Access-Control-Request-Method': 'PUT',
          'Access-Control-Request-Headers': requested,
        },
      });
      assert.equal(answer.status, 204);
      assertReadable(answer);
      const allowed = listed(answer.headers, 'access-control-allow-headers');
      assert.deepEqual(
        requested.split(',').filter((name) => !allowed.includes(name)),
        [],
      );
    });
  }

  test('allows the methods of the API, on unknown routes too', async () => {
    for (const path of ['/session.json', '/nowhere', '/_emulator/faults']) {
      const answer = await client.send(path, {method: 'OPTIONS', headers: {Origin: ORIGIN}});
      const allowed = listed(answer.headers, 'access-control-allow-methods');
      assert.deepEqual(
        ['get', 'post', 'put', 'delete', 'patch', 'options'].filter((method) => !allowed.includes(method)),
        [],
      );
    }
  });
});

test('a page of another origin can read every answer', async () => {
  const {token} = await client.session(DEMO);
  for (const answer of [
    await client.post('/session.json', APP),
    await client.get('/session.json', token),
    await client.get('/session.json'),
    await client.get('/session.json', 'EXPIRED'),
    await client.post('/users.json', {user: {}}, token),
    await client.send('/session', {method: 'POST', body: '{'}),
    await client.get('/nowhere'),
    await client.get('/_emulator/requests'),
    await client.post('/_emulator/clock', {}),
    await client.delete('/session.json', token),
  ]) {
    assertReadable(answer);
  }
});
