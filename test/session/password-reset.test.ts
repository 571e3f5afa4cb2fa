import {expect} from '@open-wc/testing';
import {isCubeApiError, isCubeNetworkError, isCubeValidationError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

const resetPath = '/users/password/reset';

describe('resetPassword', () => {
  const emulator = useEmulator();

  const mailsTo = async (address: string): Promise<{to: string; link: string}[]> => {
    const {mails} = (await emulator.control('GET', 'outbox')) as {
      mails: {appId: number; to: string; link: string}[];
    };
    return mails.filter(({appId, to}) => appId === Number(emulator.app.appId) && to === address);
  };

  /** The token that the last such request was sent with. */
  const usedToken = async () => {
    const sent = (await emulator.requests()).filter(({path}) => path === resetPath);
    return sent.at(-1)?.headers['cb-token'];
  };

  it('has a mail sent with a link, for a visitor in an application session', async () => {
    const {store, statuses} = openStore(emulator.app);
    await store.client.resetPassword('demo@example.com');
    const [mail, ...more] = await mailsTo('demo@example.com');
    expect(mail?.link).to.match(/^http:.*password_reset\?token=/);
    expect(more).to.deep.equal([]);
    expect(await emulator.requestLines()).to.deep.equal(['POST /session 201', `POST ${resetPath} 200`]);
    expect(statuses()).to.deep.equal(['anonymous']);
  });

  it('is sent as the user where somebody is signed in, and changes nothing about that', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    await store.client.resetPassword('other@example.com');
    expect(await usedToken()).to.equal(store.token);
    expect(await mailsTo('other@example.com')).to.have.length(1);
    expect(store.state.user?.login).to.equal('demo');
  });

  it('is never sent as a visitor because the user signs out in the same tick', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    const {token} = store;
    const call = store.client.resetPassword('other@example.com').catch(() => undefined);
    await Promise.all([call, store.client.signOut()]);
    expect(await usedToken()).to.be.oneOf([token, undefined]);
  });

  it('does not wait for the next sign-in where the session has ended: it leads to that', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    store.addSignInPrompt();
    const ended = store.token;
    await emulator.expireSessions();
    store.client.getSession().catch(() => undefined);
    await until(() => store.state.status === 'expired');
    await store.client.resetPassword('demo@example.com');
    expect(await mailsTo('demo@example.com')).to.have.length(1);
    expect(await usedToken())
      .to.be.a('string')
      .and.not.equal(ended);
    expect(store.state.status).to.equal('expired');
  });

  it('makes another application session where the one it was sent in has ended', async () => {
    const {store} = openStore(emulator.app);
    await store.client.getUserByLogin('demo');
    await emulator.expireSessions();
    await store.client.resetPassword('demo@example.com');
    expect(await mailsTo('demo@example.com')).to.have.length(1);
  });

  for (const [name, address] of [
    ['empty', ''],
    ['blank', ' \t\n'],
    ['missing', undefined],
    ['null', null],
    ['a number', 7],
    ['an object', {email: 'demo@example.com'}],
    ['a list', ['demo@example.com']],
  ] as const) {
    it(`refuses an address that is ${name}, and sends nothing`, async () => {
      const {store} = openStore(emulator.app);
      const error = await failureOf(store.client.resetPassword(address as string));
      expect(isCubeValidationError(error) && error.fieldErrors).to.deep.equal({email: ['is missing']});
      expect(await emulator.requestLines()).to.deep.equal([]);
    });
  }

  for (const hostile of ['nobody', 'a@b@c', "' OR 1=1 --@x", `${'x'.repeat(300)}@example.com`]) {
    it(`carries what the server says of ${hostile.slice(0, 20)} to its field`, async () => {
      const {store} = openStore(emulator.app);
      const error = await failureOf(store.client.resetPassword(hostile));
      expect(isCubeApiError(error) && [error.status, Object.keys(error.fieldErrors)]).to.deep.equal([
        422,
        ['email'],
      ]);
    });
  }

  it('rejects with status 404 where the server says that nobody has the address', async () => {
    const {store} = openStore(emulator.app);
    const error = await failureOf(store.client.resetPassword('nobody@example.com'));
    expect(isCubeApiError(error) && [error.status, error.messages]).to.deep.equal([404, ['User not found']]);
  });

  it('rejects with what the server says where the app does not offer it', async () => {
    await emulator.setFeatures({passwordReset: false});
    const {store} = openStore(emulator.app);
    const error = await failureOf(store.client.resetPassword('demo@example.com'));
    expect(isCubeApiError(error) && [error.status, error.messages]).to.deep.equal([
      422,
      ['Reset password by email is disabled'],
    ]);
    expect(await mailsTo('demo@example.com')).to.deep.equal([]);
  });

  for (const body of ['', ' ', '{}', 'null', '<p>A mail is on its way.</p>', '{"ok":']) {
    it(`succeeds by the answer ${JSON.stringify(body)}, of which there is nothing to read`, async () => {
      await emulator.fault({path: resetPath, status: 200, body});
      const {store} = openStore(emulator.app);
      await store.client.resetPassword('demo@example.com');
      expect(await emulator.countRequests(`POST ${resetPath} 200`)).to.equal(1);
    });
  }

  it('understands a refusal with status 200', async () => {
    await emulator.fault({path: resetPath, status: 200, body: {errors: ['Broken']}});
    const {store} = openStore(emulator.app);
    const error = await failureOf(store.client.resetPassword('demo@example.com'));
    expect(isCubeApiError(error) && error.messages).to.deep.equal(['Broken']);
  });

  it('rejects where the connection is cut, and works the next time', async () => {
    await emulator.fault({path: resetPath, reset: true, times: 100});
    const {store} = openStore(emulator.app);
    const error = await failureOf(store.client.resetPassword('demo@example.com'));
    expect(isCubeNetworkError(error)).to.equal(true);
    await emulator.clearFaults();
    await store.client.resetPassword('demo@example.com');
    expect(await mailsTo('demo@example.com')).to.have.length(1);
  });

  for (const [name, fault, isRight] of [
    ['lost on its way', {truncate: true}, isCubeNetworkError],
    ['a broken server’s', {status: 503}, isCubeApiError],
  ] as const) {
    it(`is not sent a second time by itself where the answer is ${name}: the mail may have been sent`, async () => {
      await emulator.fault({path: resetPath, times: 9, ...fault});
      const {store} = openStore(emulator.app);
      const error = await failureOf(store.client.resetPassword('demo@example.com'));
      expect(isRight(error)).to.equal(true);
      expect(await emulator.countRequests(`POST ${resetPath}`)).to.equal(1);
    });
  }

  it('tells how long to wait', async () => {
    const headers = {'Access-Control-Expose-Headers': 'Retry-After, Date', 'Retry-After': '40'};
    await emulator.fault({path: resetPath, status: 429, headers});
    const {store} = openStore(emulator.app);
    const error = await failureOf(store.client.resetPassword('demo@example.com'));
    expect(isCubeApiError(error) && error.retryAfter).to.equal(40);
  });

  it('ends when its caller gives up', async () => {
    await emulator.fault({path: resetPath, delayMs: 20_000});
    const {store} = openStore(emulator.app);
    const abort = new AbortController();
    const call = failureOf(store.client.resetPassword('demo@example.com', {signal: abort.signal}));
    await until(async () => (await emulator.requestLines()).includes('POST /session 201'));
    const reason = new Error('not wanted any more');
    abort.abort(reason);
    expect(await call).to.equal(reason);
  });
});
