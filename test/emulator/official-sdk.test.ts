import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import ConnectyCube, {type Config} from 'connectycube';
import {EmulatorClient} from './client.js';

// The referee: the published SDK, unchanged, pointed at the emulator.

type ExpiryListener = NonNullable<NonNullable<Config.Options['on']>['sessionExpired']>;

let client: EmulatorClient;
let expired: Parameters<ExpiryListener>[] = [];
before(async () => (client = await EmulatorClient.start()));
beforeEach(async () => {
  await client.control('POST', '/reset');
  expired = [];
  pointAtEmulator(() => undefined);
});
after(() => client.close());

const ANN = {login: 'ann01', email: 'ann@example.com', password: 'secret-pw', full_name: 'Ann Lee'};

function pointAtEmulator(renew: (...call: Parameters<ExpiryListener>) => void | Promise<void>): void {
  // The type asks for the hosts of API and chat too, which the SDK does not use beside `api_url`.
  const endpoints = {api_url: client.emulator.url} as Config.Endpoints;
  ConnectyCube.init(
    {appId: 1, authKey: 'emulator-auth-key'},
    {
      endpoints,
      debug: {mode: 0},
      on: {
        sessionExpired: (...call) => {
          expired.push(call);
          return renew(...call);
        },
      },
    },
  );
}

async function signUpAndIn(): Promise<number> {
  await ConnectyCube.users.signup(ANN);
  const session = await ConnectyCube.createSession({login: ANN.login, password: ANN.password});
  return session.user_id;
}

describe('connectycube 6.1.2', () => {
  test('makes an application session', async () => {
    const session = await ConnectyCube.createSession();
    assert.equal(session.application_id, 1);
    assert.equal(session.user_id, null);
    assert.equal((await ConnectyCube.getSession()).token, session.token);
  });

  test('signs up without a session and with one', async () => {
    const {user} = await ConnectyCube.users.signup({...ANN, tag_list: ['vip']});
    assert.deepEqual([user.login, user.full_name, user.user_tags], ['ann01', 'Ann Lee', 'vip']);
    await ConnectyCube.createSession();
    const second = await ConnectyCube.users.signup({login: 'bob01', password: 'secret-pw'});
    assert.equal(second.user.login, 'bob01');
  });

  test('signs in by login and by e-mail address', async () => {
    await ConnectyCube.users.signup(ANN);
    const byLogin = await ConnectyCube.createSession({login: 'ann01', password: 'secret-pw'});
    assert.equal(byLogin.user?.login, 'ann01');
    const byEmail = await ConnectyCube.createSession({email: 'ann@example.com', password: 'secret-pw'});
    assert.equal(byEmail.user_id, byLogin.user_id);
  });

  test('upgrades an application session with auth.login', async () => {
    await ConnectyCube.users.signup(ANN);
    const {token} = await ConnectyCube.createSession();
    const user = await ConnectyCube.auth.login({login: 'ann01', password: 'secret-pw'});
    const session = await ConnectyCube.getSession();
    assert.deepEqual([session.token, session.user_id, session.user?.login], [token, user.id, 'ann01']);
  });

  test('is refused a wrong password and an unknown user', async () => {
    await ConnectyCube.users.signup(ANN);
    await assert.rejects(ConnectyCube.createSession({login: 'ann01', password: 'wrong-pw'}), {
      code: 401,
      info: {errors: ['Invalid password']},
    });
    await assert.rejects(ConnectyCube.createSession({login: 'nobody', password: 'secret-pw'}), {
      code: 404,
      info: {errors: ['User not found']},
    });
    assert.equal(expired.length, 0);
  });

  test('is refused a login that is taken', async () => {
    await ConnectyCube.users.signup(ANN);
    await assert.rejects(ConnectyCube.users.signup({login: 'ann01', password: 'secret-pw'}), {
      code: 422,
      info: {errors: {login: ['has already been taken']}},
    });
  });

  test('updates the profile and finds it again', async () => {
    const id = await signUpAndIn();
    const {user} = await ConnectyCube.users.update({
      full_name: 'Ann Smith',
      tag_list: ['a', 'b'],
      avatar: null,
    });
    assert.deepEqual([user.full_name, user.user_tags, user.avatar], ['Ann Smith', 'a,b', null]);

    const found = await ConnectyCube.users.getV2({login: 'ann01'});
    assert.deepEqual([found.total_entries, found.items[0]?.full_name], [1, 'Ann Smith']);
    assert.equal((await ConnectyCube.users.getV2({id})).items[0]?.login, 'ann01');
  });

  test('changes the password', async () => {
    await signUpAndIn();
    await ConnectyCube.users.update({password: 'another-pw', old_password: 'secret-pw'});
    const session = await ConnectyCube.createSession({login: 'ann01', password: 'another-pw'});
    assert.equal(session.user?.login, 'ann01');
  });

  test('notices the expiry after two hours, and repeats the request with a new session', async () => {
    const id = await signUpAndIn();
    pointAtEmulator(async (_, retry) => {
      retry(await ConnectyCube.createSession({login: 'ann01', password: 'secret-pw'}));
    });
    await ConnectyCube.createSession({login: 'ann01', password: 'secret-pw'});
    await client.control('POST', '/clock', {advanceMs: 2 * 60 * 60 * 1000});

    const {user} = await ConnectyCube.users.update({full_name: 'After Expiry'});
    assert.deepEqual([user.id, user.full_name, expired.length], [id, 'After Expiry', 1]);
  });

  test('fails with the original answer where the expiry is not handled', async () => {
    await signUpAndIn();
    pointAtEmulator((giveUp) => {
      giveUp();
    });
    await ConnectyCube.createSession({login: 'ann01', password: 'secret-pw'});
    await client.control('POST', '/sessions/expire', {all: true});
    await assert.rejects(ConnectyCube.users.update({full_name: 'X'}), {
      code: 401,
      info: {errors: {base: ['Required session does not exist']}},
    });
    assert.equal(expired.length, 1);
  });

  test('signs out to an application session', async () => {
    const id = await signUpAndIn();
    await ConnectyCube.auth.logout();
    assert.equal((await ConnectyCube.getSession()).user_id, null);
    assert.equal((await ConnectyCube.users.getV2({id})).total_entries, 1);
  });

  test('destroys the session', async () => {
    await signUpAndIn();
    const {token} = await ConnectyCube.getSession();
    await ConnectyCube.destroySession();
    assert.equal((await client.get('/session', token)).status, 401);
  });

  test('deletes the account', async () => {
    await signUpAndIn();
    await ConnectyCube.users.delete();
    await ConnectyCube.createSession();
    assert.equal((await ConnectyCube.users.getV2({login: 'ann01'})).total_entries, 0);
  });
});
