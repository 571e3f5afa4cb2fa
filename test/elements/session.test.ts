import {aTimeout, expect, fixture, html} from '@open-wc/testing';
import '../../src/define/index.js';
import type {CubeLogin, CubeSession, CubeSessionTokenDetail} from '../../src/index.js';
import {useEmulator, type TestApp} from '../helpers/emulator.js';
import {demo} from '../helpers/stores.js';
import {nextEvent} from '../helpers/next-event.js';
import {until} from '../helpers/until.js';

describe('<cube-session>', () => {
  const emulator = useEmulator();

  const makeSession = (app: TestApp): CubeSession => {
    const session = document.createElement('cube-session');
    session.appId = app.appId;
    session.authKey = app.authKey;
    session.endpoint = app.endpoint;
    return session;
  };

  const openSession = async (app = emulator.app) => {
    const session = makeSession(app);
    const known = nextEvent(session, 'cube-session-change');
    (await fixture(html`<div></div>`)).append(session);
    await known;
    return session;
  };

  const shownName = (login: CubeLogin) => login.shadowRoot?.querySelector('[part=name]')?.textContent;

  it('says who is signed in, by event, property and CSS state', async () => {
    const session = await openSession();
    expect(session.matches(':state(anonymous)')).to.equal(true);
    const changed = nextEvent(session, 'cube-session-change');
    const user = await session.client.signIn(demo);
    const {detail, bubbles, composed} = await changed;
    expect(detail).to.deep.equal({
      state: {status: 'authenticated', user, provider: 'password'},
      previous: {status: 'anonymous'},
    });
    expect([bubbles, composed]).to.deep.equal([true, true]);
    expect(session.state).to.equal(detail.state);
    expect(session.matches(':state(authenticated)')).to.equal(true);
    expect(session.matches(':state(anonymous)')).to.equal(false);
  });

  it('tells that a session has ended', async () => {
    const session = await openSession();
    await session.client.signIn(demo);
    await emulator.expireSessions();
    const ended = nextEvent(session, 'cube-session-expired');
    await session.client.getSession().catch(() => undefined);
    expect((await ended).detail.user.login).to.equal('demo');
    expect(session.matches(':state(expired)')).to.equal(true);
  });

  it('restores through a hook, whenever that is set', async () => {
    const session = await openSession();
    await session.client.signIn(demo);
    session.restoreSession = () => Promise.resolve(demo);
    await emulator.expireSessions();
    expect((await session.client.getSession()).user?.login).to.equal('demo');
  });

  it('has no box of its own', async () => {
    const session = await openSession();
    expect(getComputedStyle(session).display).to.equal('contents');
  });

  it('starts anew when its app changes, and its elements follow', async () => {
    const session = await openSession();
    const login = document.createElement('cube-login');
    session.append(login);
    await session.client.signIn(demo);
    await until(() => shownName(login) === 'Demo User');
    const before = session.store;
    session.appId = (await emulator.newApp()).appId;
    session.authKey = `key-of-${session.appId}`;
    await until(() => session.state.status === 'anonymous');
    expect(session.store).not.to.equal(before);
    await until(() => login.querySelector('form'));
    expect(session.matches(':state(anonymous)')).to.equal(true);
  });

  it('keeps its session when attributes are set to what they are, and when it is moved', async () => {
    const session = await openSession();
    await session.client.signIn(demo);
    const {store} = session;
    session.setAttribute('app-id', session.appId);
    (await fixture(html`<div></div>`)).append(session);
    await session.updateComplete;
    expect(session.store).to.equal(store);
    expect(session.state.status).to.equal('authenticated');
  });

  it('has its client at once, before it is connected', async () => {
    const session = makeSession(emulator.app);
    expect((await session.client.signIn(demo)).login).to.equal('demo');
    const {store} = session;
    (await fixture(html`<div></div>`)).append(session);
    await session.updateComplete;
    expect(session.store).to.equal(store);
  });

  it('reaches elements that are moved into it, out of it, and into another one', async () => {
    const session = await openSession();
    const another = await openSession(await emulator.newApp());
    await session.client.signIn(demo);
    const login = document.createElement('cube-login');
    session.append(login);
    await until(() => shownName(login) === 'Demo User');
    another.append(login);
    await until(() => login.querySelector('form'));
    await another.client.signIn({login: 'other', password: 'other-password'});
    await until(() => shownName(login) === 'Other User');
    session.append(login);
    await until(() => shownName(login) === 'Demo User');
  });

  it('reaches elements in the shadow root of another element', async () => {
    const session = await openSession();
    await session.client.signIn(demo);
    const host = document.createElement('div');
    const login = document.createElement('cube-login');
    host.attachShadow({mode: 'open'}).append(login);
    session.append(host);
    await until(() => shownName(login) === 'Demo User');
    await session.client.signOut();
    await until(() => login.querySelector('form'));
    const field = login.querySelector('input')!;
    expect(getComputedStyle(field).minHeight, 'styled inside the shadow root').to.equal('44px');
  });

  it('reaches elements that were there before it was put around them', async () => {
    const login = await fixture<CubeLogin>(html`<cube-login app-id="1" auth-key="unused"></cube-login>`);
    const session = makeSession(emulator.app);
    login.replaceWith(session);
    session.append(login);
    await session.client.signIn(demo);
    await until(() => shownName(login) === 'Demo User');
  });

  it('tells of a new token and of its end, and never says what it is', async () => {
    const session = await openSession();
    expect(session.token).to.equal(null);
    const told: CubeSessionTokenDetail[] = [];
    session.addEventListener('cube-session-token', ({detail}) => told.push(detail));
    const user = await session.client.signIn(demo);
    const first = session.token;
    expect(first).to.be.a('string').that.is.not.empty;
    await session.client.signIn(demo);
    expect(session.token).not.to.equal(first);
    await session.client.getSession();
    await session.client.signOut();
    expect(session.token).to.equal(null);
    expect(told).to.deep.equal([{userId: user.id}, {userId: user.id}, {userId: null}]);
    expect(session.outerHTML).not.to.contain(first);
  });

  it('tells that the token is gone when the session has ended, and when the app changes', async () => {
    const session = await openSession();
    const {id} = await session.client.signIn(demo);
    const told: CubeSessionTokenDetail[] = [];
    session.addEventListener('cube-session-token', ({detail}) => told.push(detail));
    await emulator.expireSessions();
    await session.client.getSession().catch(() => undefined);
    await session.client.signIn(demo);
    expect(told).to.deep.equal([{userId: null}, {userId: id}]);
    Object.assign(session, await emulator.newApp());
    await session.updateComplete;
    expect(told.slice(2)).to.deep.equal([{userId: null}]);
    expect(session.token).to.equal(null);
  });

  for (const [persist, tier] of Object.entries({
    device: 'indexeddb',
    tab: 'sessionstorage',
    none: 'memory',
  })) {
    it(`keeps the session where persist="${persist}" says`, async () => {
      const session = makeSession(emulator.app);
      session.setAttribute('persist', persist);
      (await fixture(html`<div></div>`)).append(session);
      await session.client.signIn(demo);
      expect(session.store.storageTier).to.equal(tier);
    });
  }

  it('keeps the session on the device when nothing is said, or no longer', async () => {
    const session = makeSession(emulator.app);
    session.setAttribute('persist', 'none');
    (await fixture(html`<div></div>`)).append(session);
    await session.client.signIn(demo);
    session.removeAttribute('persist');
    session.removeAttribute('session-url');
    await session.updateComplete;
    await session.store.start();
    expect(session.store.storageTier).to.equal('indexeddb');
    expect(session.state.status).to.equal('anonymous');
  });

  it('keeps nothing, and says so, where it cannot tell for how long', async () => {
    const session = makeSession(emulator.app);
    session.setAttribute('persist', 'tabs');
    const problem = nextEvent(session, 'cube-session-error');
    (await fixture(html`<div></div>`)).append(session);
    expect((await problem).detail.error.message).to.match(/persist="tabs" is unknown/);
    await session.client.signIn(demo);
    expect(session.store.storageTier).to.equal('memory');
  });

  it('keeps the session alive unless it is told not to, at any time', async () => {
    const session = await openSession();
    expect([session.keepAlive, session.store.keepAlive]).to.deep.equal([true, true]);
    const {store} = session;
    for (const [value, isOn] of [
      ['off', false],
      ['on', true],
      ['false', false],
      ['', true],
    ] as const) {
      session.setAttribute('keep-alive', value);
      await session.updateComplete;
      expect([session.keepAlive, session.store.keepAlive], value).to.deep.equal([isOn, isOn]);
    }
    session.keepAlive = false;
    await session.updateComplete;
    expect(session.store.keepAlive).to.equal(false);
    session.removeAttribute('keep-alive');
    await session.updateComplete;
    expect([session.store.keepAlive, session.store === store]).to.deep.equal([true, true]);
  });

  it('hands over the ways to a new session, whenever they are set', async () => {
    const session = makeSession(emulator.app);
    const identityProvider = () => Promise.resolve(null);
    session.identityProvider = identityProvider;
    (await fixture(html`<div></div>`)).append(session);
    await session.updateComplete;
    expect(session.store.identityProvider).to.equal(identityProvider);
    session.identityProvider = undefined;
    session.restoreSession = identityProvider;
    await session.updateComplete;
    expect([session.store.identityProvider, session.store.restoreSession]).to.deep.equal([
      undefined,
      identityProvider,
    ]);
  });

  it('follows nobody any more once it has been removed, and catches up when it is back', async () => {
    const session = await openSession();
    const elsewhere = await openSession();
    await elsewhere.client.signIn(demo);
    await until(() => session.state.status === 'authenticated', 'one page, one session');
    session.remove();
    await aTimeout(0);
    await elsewhere.client.signOut();
    await aTimeout(0);
    expect(session.state.status).to.equal('authenticated');
    elsewhere.after(session);
    await until(() => session.state.status === 'anonymous');
  });

  it('is not needed by elements that name their app themselves; they share one session', async () => {
    const {appId, authKey, endpoint} = emulator.app;
    const container = await fixture(html`
      <div>
        <cube-login app-id=${appId} auth-key=${authKey} endpoint=${endpoint}></cube-login>
        <cube-login app-id=${appId} auth-key=${authKey} endpoint=${endpoint}></cube-login>
      </div>
    `);
    const [one, two] = container.querySelectorAll('cube-login');
    await until(() => one!.querySelector('form') && two!.querySelector('form'));
    const ids = [...container.querySelectorAll('[id]')].map(({id}) => id);
    expect(new Set(ids).size, 'no id twice').to.equal(ids.length);
    one!.querySelector<HTMLInputElement>('input[name=username]')!.value = 'demo';
    one!.querySelector<HTMLInputElement>('input[name=password]')!.value = 'demo-password';
    one!.querySelector('form')!.requestSubmit();
    await until(() => shownName(one!) === 'Demo User' && shownName(two!) === 'Demo User');
  });
});
