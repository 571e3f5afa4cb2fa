import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/index.js';
import type {CubeLogin, CubeSession} from '../../src/index.js';
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
      state: {status: 'authenticated', user},
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
