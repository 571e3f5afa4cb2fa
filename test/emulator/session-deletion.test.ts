import assert from 'node:assert/strict';
import {after, afterEach, before, describe, test} from 'node:test';
import {DEMO, EmulatorClient, EXPIRED} from './helpers/client.js';

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
afterEach(() => allowDeletion(false));
after(() => client.close());

function allowDeletion(deleteOtherSessions: boolean) {
  return client.control('PATCH', '/apps/1', {features: {deleteOtherSessions}});
}

async function isLive(token: string): Promise<boolean> {
  return (await client.get('/session', token)).status === 200;
}

function routeNotFound(method: string, path: string) {
  return {errors: [`E_ROUTE_NOT_FOUND: Route not found ${method} ${path}`]};
}

describe('without the feature deleteOtherSessions', () => {
  for (const path of ['/session/list', '/session/list.json', '/session/1', '/session/1.json']) {
    test(`there is no DELETE ${path}, like production since 2022, with and without a token`, async () => {
      const {token} = await client.session(DEMO);
      const other = await client.session(DEMO);
      for (const answer of [await client.delete(path, token), await client.delete(path)]) {
        assert.deepEqual([answer.status, answer.body], [404, routeNotFound('DELETE', path)]);
      }
      assert.ok((await isLive(token)) && (await isLive(other.token)));
    });
  }

  test('there is none for an app that does not have it, though another does', async () => {
    await client.control('POST', '/apps', {
      id: 2,
      authKey: 'second-key',
      features: {deleteOtherSessions: true},
    });
    const {token, id} = await client.session(DEMO);
    for (const path of ['/session/list', `/session/${id}`]) {
      const answer = await client.delete(path, token);
      assert.deepEqual([answer.status, answer.body], [404, routeNotFound('DELETE', path)]);
    }
    assert.ok(await isLive(token));
    await client.control('PATCH', '/apps/2', {features: {deleteOtherSessions: false}});
  });
});

describe('DELETE /session/list', () => {
  test("ends the user's other sessions, and nobody else's", async () => {
    await allowDeletion(true);
    const {token} = await client.session(DEMO);
    const others = [await client.session(DEMO), await client.session()];
    await client.post('/login', DEMO, others[1]!.token);
    const stranger = await client.newUser('stranger');
    const application = await client.session();
    const signedOut = await client.session(DEMO);
    await client.delete('/login', signedOut.token);

    const answer = await client.delete('/session/list.json', token);
    assert.deepEqual([answer.status, answer.text], [200, '']);
    assert.ok(answer.headers.get('cb-token-expirationdate'));
    for (const ended of others) assert.deepEqual((await client.get('/session', ended.token)).body, EXPIRED);
    for (const kept of [token, stranger.token, application.token, signedOut.token]) {
      assert.ok(await isLive(kept));
    }
  });

  test('needs a user session', async () => {
    await allowDeletion(true);
    const missing = await client.delete('/session/list');
    assert.deepEqual([missing.status, missing.body], [401, {errors: ['Token is required']}]);
    const unknown = await client.delete('/session/list', 'NOPE');
    assert.deepEqual([unknown.status, unknown.body], [401, EXPIRED]);
    const {token} = await client.session();
    const application = await client.delete('/session/list', token);
    assert.deepEqual(
      [application.status, application.body],
      [403, {errors: {base: ['Forbidden. Need user.']}}],
    );
  });
});

describe('DELETE /session/:id', () => {
  test('ends the current session only, of a user as of an application', async () => {
    await allowDeletion(true);
    const second = await client.session(DEMO);
    for (const {id, token} of [await client.session(DEMO), await client.session()]) {
      const answer = await client.delete(`/session/${id}`, token);
      assert.deepEqual([answer.status, answer.text], [200, '']);
      assert.equal(answer.headers.get('cb-token-expirationdate'), null);
      assert.deepEqual((await client.get('/session', token)).body, EXPIRED);
    }
    assert.ok(await isLive(second.token));
  });

  test('knows no other id, whether or not somebody has it', async () => {
    await allowDeletion(true);
    const {token} = await client.session(DEMO);
    const stranger = await client.newUser('another');
    const application = await client.session();
    for (const id of [stranger.user.id, application.id, 0, '9'.repeat(30)]) {
      const answer = await client.delete(`/session/${id}`, token);
      assert.deepEqual([answer.status, answer.body], [404, {errors: ['Session not found']}]);
    }
    assert.ok((await isLive(token)) && (await isLive(stranger.token)) && (await isLive(application.token)));
  });

  test('needs a live token', async () => {
    await allowDeletion(true);
    assert.deepEqual((await client.delete('/session/1')).body, {errors: ['Token is required']});
    assert.deepEqual((await client.delete('/session/1', 'NOPE')).body, EXPIRED);
  });
});

describe('below /session there is nothing else', () => {
  for (const isAllowed of [false, true]) {
    for (const [method, path] of [
      ['POST', '/session/web'],
      ['PATCH', '/session/web'],
      ['DELETE', '/session/web'],
      ['GET', '/session/1'],
      ['GET', '/session/list'],
      ['DELETE', '/session/-1'],
      ['DELETE', '/session/1.5'],
      ['DELETE', '/session/%zz'],
      ['DELETE', '/session/1/2'],
    ] as const) {
      test(`${method} ${path} with the feature ${isAllowed ? 'on' : 'off'}`, async () => {
        await allowDeletion(isAllowed);
        const {token} = await client.session(DEMO);
        const answer = await client.request(method, path, method === 'GET' ? undefined : {}, token);
        assert.deepEqual([answer.status, answer.body], [404, routeNotFound(method, path)]);
        assert.ok(await isLive(token));
      });
    }
  }
});
