import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/cube-session.js';
import type {CubeSession} from '../../src/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {makeProbe, makeSession, type SessionProbe} from '../helpers/session-probe.js';
import {until} from '../helpers/until.js';

describe('an element with session="id"', () => {
  const emulator = useEmulator();
  let page: HTMLElement;

  beforeEach(async () => {
    page = await fixture<HTMLElement>(html`<div></div>`);
  });

  const isUsed = (session: CubeSession, probe: SessionProbe) =>
    until(() => probe.controller.store === session.store && probe.text === 'anonymous');

  const openSessions = async (...ids: string[]): Promise<CubeSession[]> => {
    const sessions: CubeSession[] = [];
    for (const id of ids) sessions.push(makeSession(await emulator.newApp(), id));
    page.append(...sessions);
    return sessions;
  };

  it('uses that session, though it is around nothing, not the first, and of another app', async () => {
    const [first, around, named] = (await openSessions('first', 'around', 'named')) as [
      CubeSession,
      CubeSession,
      CubeSession,
    ];
    const probe = makeProbe({session: 'named', ...emulator.app});
    around.append(probe);
    await isUsed(named, probe);
    probe.session = 'first';
    await isUsed(first, probe);
    probe.removeAttribute('session');
    probe.session = undefined;
    await isUsed(around, probe);
  });

  for (const id of ['later', '1:odd.id', 'a "quoted" one']) {
    it(`waits for the session ${id}, and the developer knows meanwhile what is missing`, async () => {
      await openSessions('first');
      const probe = makeProbe({session: id, ...emulator.app});
      page.append(probe);
      await until(() => probe.text === 'missing');
      expect(probe.controller.store).to.equal(undefined);
      expect(probe.controller.problem?.message).to.equal(
        `<session-probe> has no session: there is no <cube-session id="${id}">.`,
      );
      const [named] = (await openSessions(id)) as [CubeSession];
      await isUsed(named, probe);
      expect(probe.controller.problem).to.equal(undefined);
    });
  }

  it('uses no other when that one goes', async () => {
    const [, named] = (await openSessions('first', 'named')) as [CubeSession, CubeSession];
    const probe = makeProbe({session: 'named'});
    page.append(probe);
    await isUsed(named, probe);
    named.remove();
    await until(() => probe.text === 'missing');
    expect(probe.controller.store).to.equal(undefined);
  });

  it('follows when the id goes to another session', async () => {
    const [one, two] = (await openSessions('named', 'other')) as [CubeSession, CubeSession];
    const probe = makeProbe({session: 'named'});
    page.append(probe);
    await isUsed(one, probe);
    one.id = 'former';
    two.id = 'named';
    await isUsed(two, probe);
    expect(probe.shown).not.to.include('missing');
    two.removeAttribute('id');
    await until(() => probe.text === 'missing');
  });

  it('looks for it in its own shadow root, then in the trees around', async () => {
    const [outside] = (await openSessions('named')) as [CubeSession];
    const inside = makeSession(emulator.app, 'named');
    const host = document.createElement('div');
    const probe = makeProbe({session: 'named'});
    const outsideProbe = makeProbe({session: 'named'});
    host.attachShadow({mode: 'open'}).append(inside, probe);
    page.prepend(host, outsideProbe);
    await isUsed(inside, probe);
    await isUsed(outside, outsideProbe);
    inside.remove();
    await isUsed(outside, probe);
  });

  it('is not misled by another element of that id', async () => {
    const [named] = (await openSessions('named')) as [CubeSession];
    const probe = makeProbe({session: 'named'});
    page.prepend(Object.assign(document.createElement('p'), {id: 'named'}), probe);
    await isUsed(named, probe);
  });
});
