import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/cube-login.js';
import type {CubeSession} from '../../src/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

// A name can be defined once in a page, so this file has one test.
describe('<cube-session> that is upgraded after the elements inside it', () => {
  const emulator = useEmulator();

  it('reaches them all the same, keeps what was set before, and no form is shown in between', async () => {
    const {appId, authKey, endpoint} = emulator.app;
    const session = await fixture<CubeSession>(html`
      <cube-session app-id=${appId} auth-key=${authKey} endpoint=${endpoint}>
        <cube-login></cube-login>
      </cube-session>
    `);
    const restored: string[] = [];
    session.restoreSession = ({user}) => {
      restored.push(String(user.login));
      return Promise.resolve(demo);
    };
    const login = session.querySelector('cube-login')!;
    await login.updateComplete;
    expect(login.querySelector('form')).to.equal(null);
    expect(login.matches(':state(restoring)')).to.equal(true);

    await import('../../src/define/cube-session.js');
    await until(() => login.querySelector('form'), 'the form is shown');
    await session.client.signIn(demo);
    await until(() => login.shadowRoot?.querySelector('[part=name]')?.textContent === 'Demo User');
    await emulator.expireSessions();
    await session.client.getSession();
    expect(restored).to.deep.equal(['demo']);
  });
});
