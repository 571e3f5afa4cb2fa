import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/cube-login.js';
import type {CubeLogin, CubeSession} from '../../src/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

// A name can be defined once in a page, so this file has one test.
describe('<cube-session> that is upgraded after the elements elsewhere on the page', () => {
  const emulator = useEmulator();

  it('reaches them all the same, keeps what was set before, and no form is shown in between', async () => {
    const {appId, authKey, endpoint} = emulator.app;
    const page = await fixture(html`
      <div>
        <cube-login></cube-login>
        <cube-login app-id=${appId} endpoint=${endpoint}></cube-login>
        <section></section>
        <cube-session app-id=${appId} auth-key=${authKey} endpoint=${endpoint}></cube-session>
      </div>
    `);
    const inShadow = document.createElement('cube-login');
    page.querySelector('section')!.attachShadow({mode: 'open'}).append(inShadow);
    const logins = [...page.querySelectorAll('cube-login'), inShadow];
    const session = page.querySelector<CubeSession>('cube-session')!;
    const restored: string[] = [];
    Object.assign(session, {
      persist: 'tab',
      keepAlive: false,
      identityProvider: () => Promise.resolve(null),
      restoreSession: ({user}) => {
        restored.push(String(user.login));
        return Promise.resolve(demo);
      },
    } satisfies Partial<CubeSession>);
    const {identityProvider} = session;
    for (const login of logins) {
      await login.updateComplete;
      expect(login.querySelector('form')).to.equal(null);
      expect(login.matches(':state(restoring)')).to.equal(true);
    }

    await import('../../src/define/cube-session.js');
    for (const login of logins) await until(() => login.querySelector('form'), 'the form is shown');
    expect(session.store.storageTier).to.equal('sessionstorage');
    expect([session.store.keepAlive, session.store.identityProvider]).to.deep.equal([
      false,
      identityProvider,
    ]);

    await session.client.signIn(demo);
    const isShown = (login: CubeLogin) =>
      login.shadowRoot?.querySelector('[part=name]')?.textContent === 'Demo User';
    await until(() => logins.every(isShown), 'the user is shown everywhere');
    await emulator.expireSessions();
    await session.client.getSession();
    expect(restored).to.deep.equal(['demo']);
  });
});
