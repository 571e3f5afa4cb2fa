import {aTimeout, expect, fixture, html} from '@open-wc/testing';
import '../../src/define/cube-session.js';
import type {CubeSession} from '../../src/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {makeProbe, makeSession, type SessionProbe} from '../helpers/session-probe.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

describe('an element outside of any <cube-session>', () => {
  const emulator = useEmulator();
  let page: HTMLElement;

  beforeEach(async () => {
    page = await fixture<HTMLElement>(html`<div></div>`);
  });

  const showsOnly = (probe: SessionProbe, text: string) => until(() => probe.text === text, text);

  const addShadow = (...content: Element[]): HTMLElement => {
    const host = document.createElement('div');
    host.attachShadow({mode: 'open'}).append(...content);
    return host;
  };

  const signIn = async (session: CubeSession, user: typeof demo | typeof other = demo) => {
    await session.updateComplete;
    await session.client.signIn(user);
  };

  for (const [place, arrange] of Object.entries({
    'before it': (session: CubeSession, probe: SessionProbe) => [session, probe],
    'after it': (session: CubeSession, probe: SessionProbe) => [probe, session],
    'in a shadow root before it': (session: CubeSession, probe: SessionProbe) => [addShadow(session), probe],
    'in a shadow root after it': (session: CubeSession, probe: SessionProbe) => [probe, addShadow(session)],
    'before the shadow root that it is in': (session: CubeSession, probe: SessionProbe) => [
      session,
      addShadow(probe),
    ],
    'after the shadow root that it is in': (session: CubeSession, probe: SessionProbe) => [
      addShadow(addShadow(probe)),
      session,
    ],
  })) {
    it(`uses that of the page which stands ${place}`, async () => {
      const session = makeSession(emulator.app);
      const probe = makeProbe();
      page.append(...arrange(session, probe));
      await signIn(session);
      await showsOnly(probe, 'demo');
      expect(probe.controller.store).to.equal(session.store);
      expect(probe.shown).not.to.include('missing');
    });
  }

  it('takes one that comes later, and the developer knows meanwhile what is missing', async () => {
    const probe = makeProbe();
    page.append(probe);
    await showsOnly(probe, 'missing');
    expect(probe.controller.problem?.message).to.match(
      /<session-probe> has no session: put a <cube-session>/,
    );
    const session = makeSession(emulator.app);
    page.append(session);
    await showsOnly(probe, 'anonymous');
    expect(probe.controller.problem).to.equal(undefined);
    await signIn(session);
    await showsOnly(probe, 'demo');
  });

  it('lets go of one that is removed', async () => {
    const session = makeSession(emulator.app);
    const probe = makeProbe();
    page.append(session, probe);
    await signIn(session);
    await showsOnly(probe, 'demo');
    session.remove();
    await showsOnly(probe, 'missing');
    expect(probe.controller.store).to.equal(undefined);
    page.append(session);
    await showsOnly(probe, 'demo');
  });

  it('goes from one that is replaced to its successor, without a moment of none', async () => {
    const session = makeSession(emulator.app);
    const probe = makeProbe();
    page.append(session, probe);
    await signIn(session);
    await showsOnly(probe, 'demo');
    const successor = makeSession(await emulator.newApp());
    session.replaceWith(successor);
    await showsOnly(probe, 'anonymous');
    await signIn(successor, other);
    await showsOnly(probe, 'other');
    expect(probe.shown).not.to.include('missing');
  });

  it('notices nothing when that is moved', async () => {
    const session = makeSession(emulator.app);
    const probe = makeProbe();
    page.append(session, probe);
    await signIn(session);
    await showsOnly(probe, 'demo');
    const {store, token} = session;
    const shown = [...probe.shown];
    await emulator.clearRequests();
    for (const parent of [addShadow(), page, document.body, page]) {
      if (parent.shadowRoot) page.append(parent);
      (parent.shadowRoot ?? parent).append(session);
      await session.updateComplete;
      await probe.updateComplete;
    }
    expect([session.store, session.token, session.state.status]).to.deep.equal([
      store,
      token,
      'authenticated',
    ]);
    expect(probe.shown).to.deep.equal(shown);
    expect(await emulator.requestLines()).to.deep.equal([]);
  });

  it('follows when the app changes', async () => {
    const session = makeSession(emulator.app);
    const probe = makeProbe();
    page.append(session, probe);
    await signIn(session);
    await showsOnly(probe, 'demo');
    Object.assign(session, await emulator.newApp());
    await showsOnly(probe, 'anonymous');
    expect(probe.controller.store).to.equal(session.store);
  });

  it('uses the first in the order of the document, whichever came first', async () => {
    const sessions = [emulator.app, await emulator.newApp(), await emulator.newApp()].map((app) =>
      makeSession(app),
    );
    const [one, two, three] = sessions as [CubeSession, CubeSession, CubeSession];
    const probe = makeProbe();
    const isUsed = (session: CubeSession) => until(() => probe.controller.store === session.store);
    page.append(probe, three);
    await isUsed(three);
    page.prepend(two);
    await isUsed(two);
    const shadow = addShadow(one);
    page.prepend(shadow);
    await isUsed(one);
    page.append(shadow);
    await isUsed(two);
    shadow.shadowRoot!.prepend(two);
    page.append(three);
    await isUsed(two);
    shadow.shadowRoot!.append(two);
    await isUsed(one);
    shadow.append(three);
    shadow.shadowRoot!.append(document.createElement('slot'));
    page.prepend(three);
    await isUsed(three);
  });

  it('leaves it for one that is put around it, and comes back', async () => {
    const first = makeSession(emulator.app);
    const around = makeSession(await emulator.newApp());
    const probe = makeProbe();
    page.append(first, around, probe);
    await signIn(first);
    await signIn(around, other);
    await showsOnly(probe, 'demo');
    around.append(probe);
    await showsOnly(probe, 'other');
    page.append(probe);
    await showsOnly(probe, 'demo');
  });

  it('shares it where its own attributes name the same app, also without the auth key', async () => {
    const {appId, authKey, endpoint} = emulator.app;
    const session = makeSession(emulator.app);
    const probes = [
      {appId, authKey, endpoint},
      {appId, endpoint},
      {appId, authKey, endpoint: `${endpoint}/`},
      {endpoint: 'https://unused.example'},
    ].map(makeProbe);
    page.append(...probes, session);
    for (const probe of probes) {
      await showsOnly(probe, 'anonymous');
      expect(probe.controller.store).to.equal(session.store);
    }
    expect(probes.flatMap(({shown}) => shown)).not.to.include('missing');
  });

  it('has a session of its own where its attributes name another app, until they no longer do', async () => {
    const session = makeSession(emulator.app);
    const probe = makeProbe(await emulator.newApp());
    page.append(session, probe);
    await signIn(session);
    await showsOnly(probe, 'anonymous');
    expect(probe.shown).not.to.include('demo');
    expect(probe.controller.store).not.to.equal(session.store);
    Object.assign(probe, emulator.app);
    await showsOnly(probe, 'demo');
    Object.assign(probe, {endpoint: `${emulator.url}/another`});
    await probe.updateComplete;
    expect(probe.controller.store).not.to.equal(session.store);
  });

  it('keeps its own session when one of another app comes, and shares one of the same app when that comes', async () => {
    const own = await emulator.newApp();
    const probe = makeProbe(own);
    page.append(probe);
    await showsOnly(probe, 'anonymous');
    const {store} = probe.controller;
    const stranger = makeSession(emulator.app);
    page.append(stranger);
    await stranger.updateComplete;
    await probe.updateComplete;
    expect(probe.controller.store).to.equal(store);
    const session = makeSession(own);
    page.prepend(session);
    await until(() => probe.controller.store === session.store);
    session.remove();
    await until(() => probe.controller.store === store);
  });
});

describe('an element inside of several <cube-session> elements', () => {
  const emulator = useEmulator();

  it('uses the nearest, also when it is slotted into that by another element', async () => {
    const [outer, inner] = [makeSession(emulator.app), makeSession(await emulator.newApp())];
    const host = document.createElement('div');
    const probe = makeProbe();
    host.attachShadow({mode: 'open'}).append(inner);
    inner.append(document.createElement('slot'));
    host.append(probe);
    outer.append(host);
    (await fixture(html`<div></div>`)).append(outer);
    await until(() => probe.text === 'anonymous');
    expect(probe.controller.store).to.equal(inner.store);
    outer.append(probe);
    await until(() => probe.controller.store === outer.store);
    expect(probe.shown).not.to.include('missing');
  });

  it('follows when all of it is moved at once', async () => {
    const session = makeSession(emulator.app);
    const probe = makeProbe();
    session.append(probe);
    const [here, there] = [await fixture(html`<div></div>`), await fixture(html`<div></div>`)];
    here.append(session);
    await session.updateComplete;
    await session.client.signIn(demo);
    await until(() => probe.text === 'demo');
    const shown = [...probe.shown];
    there.append(session);
    await aTimeout(0);
    await probe.updateComplete;
    expect(probe.shown).to.deep.equal(shown);
  });
});
