import {expect} from '@open-wc/testing';
import type {Credentials} from '../../src/core.js';
import {isCubeApiError, isCubeSessionError, isCubeValidationError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore} from '../helpers/stores.js';
import {byEmail, byPhone, firebaseFeature, projectId} from './helpers/firebase.js';
import {textsIn} from './helpers/quoted.js';

const secret = 'secret-of-the-token';

describe('signing in by a provider', () => {
  const emulator = useEmulator();

  const register = (provider: string, token: string, profile: object, keys: object = {}) =>
    emulator.control('POST', 'providers', {
      appId: Number(emulator.app.appId),
      provider,
      token,
      profile,
      ...keys,
    });

  beforeEach(async () => {
    await emulator.setFeatures({firebase: firebaseFeature});
    await register('facebook', 'facebook-token', {id: '100', name: 'Ann Lee'});
    await register('twitter', 'twitter-token', {id: '200', name: 'Bo Lee'}, {secret});
    await emulator.clearRequests();
  });

  const bodyOfLogin = () => {
    const bodies: unknown[] = [];
    const {fetch} = globalThis;
    globalThis.fetch = async (input, init) => {
      if (input instanceof Request && input.url.endsWith('/login')) bodies.push(await input.clone().json());
      return fetch(input, init);
    };
    return {bodies, end: () => (globalThis.fetch = fetch)};
  };

  const idTokenOf = (credentials: Credentials) => (credentials as {accessToken: string}).accessToken;

  it('takes what Facebook, Twitter and Firebase give, as the protocol has it, and tells which it was', async () => {
    const {store, problems} = openStore(emulator.app);
    const {client} = store;
    const {bodies, end} = bodyOfLogin();
    const seen: unknown[] = [];
    const note = ({fullName, email, phone}: {fullName: unknown; email: unknown; phone: unknown}) =>
      seen.push([fullName ?? email ?? phone, store.state.status === 'authenticated' && store.state.provider]);
    note(await client.signInUsingSocialProvider('facebook', 'facebook-token'));
    note(await client.signInUsingSocialProvider('twitter', 'twitter-token', secret));
    note(await client.signInUsingFirebasePhone(projectId, idTokenOf(byPhone('+380501234567'))));
    note(await client.signInUsingFirebaseEmail(projectId, idTokenOf(byEmail('demo@example.com'))));
    note(await client.signIn({provider: 'facebook', token: 'facebook-token'}));
    end();
    expect(seen).to.deep.equal([
      ['Ann Lee', 'facebook'],
      ['Bo Lee', 'twitter'],
      ['+380501234567', 'firebase_phone'],
      ['Demo User', 'firebase_email'],
      ['Ann Lee', 'facebook'],
    ]);
    expect(bodies.slice(0, 2)).to.deep.equal([
      {provider: 'facebook', keys: {token: 'facebook-token'}},
      {provider: 'twitter', keys: {token: 'twitter-token', secret}},
    ]);
    expect(Object.keys((bodies[2] as {firebase_phone: object}).firebase_phone)).to.deep.equal([
      'project_id',
      'access_token',
    ]);
    expect(await emulator.countRequests('POST /session')).to.equal(5);
    expect(problems).to.deep.equal([]);
  });

  it('sends nothing of whatever else the page’s object holds', async () => {
    const {store} = openStore(emulator.app);
    const {bodies, end} = bodyOfLogin();
    await store.client.signIn({
      provider: 'facebook',
      token: 'facebook-token',
      password: 'x',
      secret: undefined,
    } as never);
    await store.client.signIn({...demo, provider: undefined});
    end();
    expect(bodies).to.deep.equal([{provider: 'facebook', keys: {token: 'facebook-token'}}, demo]);
  });

  it('is refused where the provider does not vouch for the token, which is not repeated', async () => {
    const {store} = openStore(emulator.app);
    const stale = 'a-token-that-nobody-has-given';
    const error = await failureOf(store.client.signInUsingSocialProvider('facebook', stale));
    expect(isCubeApiError(error) && error.status).to.equal(422);
    await emulator.fault({
      path: '/login',
      status: 422,
      body: {errors: {token: [`is unknown: ${stale}`], base: [`${encodeURIComponent(stale)} of ${secret}`]}},
    });
    const quoted = await failureOf(store.client.signInUsingSocialProvider('twitter', stale, secret));
    expect(textsIn([error, quoted]))
      .not.to.include(stale)
      .and.not.include(secret);
    expect((quoted as {messages: string[]}).messages.join())
      .to.include('is unknown: •••')
      .and.include('••• of •••');
    expect(store.state.status).to.equal('anonymous');
  });

  const token = 'a-token-of-somebody';
  const wrong: [name: string, credentials: unknown, fields: string[], text: RegExp][] = [
    [
      'an unknown provider',
      {provider: 'myspace', token},
      ['provider'],
      /facebook, twitter, firebase_phone, firebase_email/,
    ],
    ['a provider of another type', {provider: [token], token}, ['provider'], /unknown/],
    ['a name that every object has', {provider: 'constructor', token}, ['provider'], /unknown/],
    ['the provider of a state', {provider: 'password', ...demo}, ['provider'], /unknown/],
    ['no token', {provider: 'facebook'}, ['token'], /no token/],
    ['a blank token', {provider: 'facebook', token: ' '}, ['token'], /no token/],
    ['a token that is no text', {provider: 'facebook', token: {token}}, ['token'], /no token/],
    ['no secret of Twitter', {provider: 'twitter', token}, ['secret'], /no secret/],
    ['a secret that is no text', {provider: 'facebook', token, secret: 7}, ['secret'], /no text/],
    [
      'half of what Firebase gives',
      {provider: 'firebase_phone', accessToken: token},
      ['projectId'],
      /no projectId/,
    ],
    ['nothing', undefined, ['login', 'password'], /no login, no password/],
    ['null', null, ['login', 'password'], /no login/],
    ['a text', token, ['login', 'password'], /no login/],
    [
      'a token alone, for a custom identity provider',
      {login: token},
      ['password'],
      /any password that is not blank/,
    ],
    [
      'the same with an empty password',
      {login: token, password: ''},
      ['password'],
      /any password that is not blank/,
    ],
  ];
  for (const [name, credentials, fields, text] of wrong) {
    it(`sends nothing and says what is wrong, without repeating it, by ${name}`, async () => {
      const {store} = openStore(emulator.app);
      const error = await failureOf(store.client.signIn(credentials as never));
      expect(isCubeValidationError(error) && Object.keys(error.fieldErrors)).to.deep.equal(fields);
      expect((error as Error).message).to.match(text);
      expect(textsIn(error)).not.to.include(token);
      if (credentials) {
        const other = await failureOf(store.client.createSession(credentials as never));
        expect(isCubeValidationError(other), 'never an application session').to.equal(true);
      }
      expect(await emulator.requests()).to.deep.equal([]);
      expect(store.state.status).to.equal('anonymous');
    });
  }

  it('restores a session by what the hook gives of Facebook, which is no token of a session', async () => {
    const {store, problems} = openStore(emulator.app, {
      restoreSession: ({provider}) =>
        Promise.resolve(provider === 'facebook' ? {provider, token: 'facebook-token'} : null),
    });
    const {id} = await store.client.signInUsingSocialProvider('facebook', 'facebook-token');
    await emulator.expireSessions();
    expect((await store.client.updateUser({fullName: 'After All'})).id).to.equal(id);
    expect(problems).to.deep.equal([]);
  });

  it('expires where that is refused', async () => {
    const {store, complaints} = openStore(emulator.app, {
      restoreSession: () => Promise.resolve({provider: 'facebook', token: 'a-stale-token-of-facebook'}),
    });
    await store.client.signInUsingSocialProvider('facebook', 'facebook-token');
    await emulator.expireSessions();
    const error = await failureOf(store.client.getSession());
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
    expect(complaints().join()).to.include('restoreSession').and.not.include('a-stale-token');
  });
});
