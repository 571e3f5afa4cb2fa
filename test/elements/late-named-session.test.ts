import {expect, fixture, html} from '@open-wc/testing';
import type {CubeSession} from '../../src/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {makeProbe} from '../helpers/session-probe.js';
import {until} from '../helpers/until.js';

// A name can be defined once in a page, so this file has one test.
describe('<cube-session> elements that are upgraded after the elements that need them', () => {
  const emulator = useEmulator();

  it('reach them by id, in and out of shadow roots, and each element takes only its own', async () => {
    const {appId, authKey, endpoint} = emulator.app;
    const another = await emulator.newApp();
    const page = await fixture(html`
      <div>
        <section></section>
        <cube-session id="first" app-id=${appId} auth-key=${authKey} endpoint=${endpoint}></cube-session>
        <cube-session
          id="second"
          app-id=${another.appId}
          auth-key=${another.authKey}
          endpoint=${endpoint}
        ></cube-session>
      </div>
    `);
    const shadow = page.querySelector('section')!.attachShadow({mode: 'open'});
    const inShadow = document.createElement('cube-session');
    for (const [name, value] of Object.entries({'app-id': '7', 'auth-key': 'unused', endpoint})) {
      inShadow.setAttribute(name, value);
    }
    inShadow.id = 'first';
    const named = [makeProbe({session: 'first'}), makeProbe({session: 'second'})];
    const namedInShadow = [makeProbe({session: 'first'}), makeProbe({session: 'second'})];
    const slotted = makeProbe();
    const own = makeProbe({appId: '8', authKey: 'unused', endpoint});
    inShadow.append(document.createElement('slot'));
    shadow.append(inShadow, ...namedInShadow);
    page.querySelector('section')!.append(slotted);
    page.append(...named, own);
    const probes = [...named, ...namedInShadow, slotted, own];
    await Promise.all(probes.map(({updateComplete}) => updateComplete));
    expect(probes.slice(0, -1).map(({text}) => text)).to.deep.equal(Array(5).fill('awaited'));
    expect(own.text).to.equal('restoring');

    await import('../../src/define/cube-session.js');
    await until(() => probes.every(({text}) => text === 'anonymous'));
    const [first, second] = page.querySelectorAll<CubeSession>('cube-session') as unknown as CubeSession[];
    expect(probes.slice(0, -1).map(({controller}) => controller.store)).to.deep.equal([
      first!.store,
      second!.store,
      inShadow.store,
      second!.store,
      inShadow.store,
    ]);
    expect(new Set(probes.map(({controller}) => controller.store)).size).to.equal(4);
    expect(probes.flatMap(({shown}) => shown)).not.to.include('missing');
  });
});
