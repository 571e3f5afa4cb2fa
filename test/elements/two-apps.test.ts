import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/cube-session.js';
import {useEmulator, type TestApp} from '../helpers/emulator.js';
import {makeProbe, makeSession, type SessionProbe} from '../helpers/session-probe.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

describe('several apps on one page', () => {
  const emulator = useEmulator();

  /** Three elements, each with an app of its own: inside a session, by the id of a session, by its own attributes. */
  const openPage = async (): Promise<SessionProbe[]> => {
    const apps: TestApp[] = [];
    for (let count = 0; count < 3; count += 1) apps.push(await emulator.newApp());
    const [first, second, own] = apps as [TestApp, TestApp, TestApp];
    const probes = [makeProbe(), makeProbe({session: 'second'}), makeProbe(own)];
    const [inside, named, alone] = probes as [SessionProbe, SessionProbe, SessionProbe];
    const session = makeSession(first);
    session.append(inside, named, alone);
    // Around the third stands a session, so it has to stand outside.
    (await fixture(html`<div></div>`)).append(session, makeSession(second, 'second'), alone);
    await until(() => probes.every(({text}) => text === 'anonymous'));
    return probes;
  };

  const tokensOf = (probes: readonly SessionProbe[]) => probes.map(({controller}) => controller.store!.token);

  it('never mix: each has its user, and every request the token of its own app', async () => {
    const probes = await openPage();
    const users = [demo, other, demo];
    await Promise.all(probes.map(({controller}, index) => controller.client!.signIn(users[index]!)));
    await until(() => probes.map(({text}) => text).join() === 'demo,other,demo');
    const tokens = tokensOf(probes);
    expect(new Set(tokens).size).to.equal(3);
    await emulator.clearRequests();
    const calls = probes.flatMap(({controller}, index) =>
      [1, 2, 3].map((call) => controller.client!.getUserByLogin(`app-${index}-call-${call}`)),
    );
    await Promise.all(calls);
    const requests = await emulator.requests();
    expect(requests.length).to.equal(9);
    for (const {query, headers} of requests) {
      const index = Number(/app-(\d)/.exec(query)?.[1]);
      expect(headers['cb-token'], query).to.equal(tokens[index]);
    }
  });

  it('sign out one by one', async () => {
    const probes = await openPage();
    for (const {controller} of probes) await controller.client!.signIn(demo);
    await probes[1]!.controller.client!.signOut();
    await until(() => probes.map(({text}) => text).join() === 'demo,anonymous,demo');
    await probes[0]!.controller.client!.signOut();
    await until(() => probes.map(({text}) => text).join() === 'anonymous,anonymous,demo');
    expect(tokensOf(probes).map((token) => token !== null)).to.deep.equal([false, false, true]);
  });
});
