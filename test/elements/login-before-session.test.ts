import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/cube-login.js';
import {CubeError} from '../../src/errors.js';
import {LoginPage} from '../helpers/elements.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

// A name can be defined once in a page, so this file has one test.
describe('<cube-login> that is used before its session is there', () => {
  const emulator = useEmulator();

  it('says that signing in is not possible yet, each time, and signs in with the same form later', async () => {
    const {appId, authKey, endpoint} = emulator.app;
    const place = await fixture<HTMLElement>(html`<div><cube-login></cube-login></div>`);
    const login = place.querySelector('cube-login')!;
    const session = document.createElement('cube-session');
    const page = new LoginPage(session, login);
    await until(() => page.form);
    for (const [name, value] of Object.entries({'app-id': appId, 'auth-key': authKey, endpoint})) {
      session.setAttribute(name, value);
    }
    place.append(session);
    for (const attempt of ['first', 'second']) {
      const failed = nextEvent(login, 'cube-login-error');
      page.fillAndSubmit(demo.login, demo.password);
      const {detail} = await failed;
      expect(detail.error, attempt).to.be.instanceOf(CubeError);
      await login.updateComplete;
      expect(page.textOf('error'), attempt).to.equal(
        'Signing in is not possible here at the moment. Try again later.',
      );
    }

    await import('../../src/define/cube-session.js');
    await until(() => session.state.status === 'anonymous');
    expect([page.identifier.value, page.password.value]).to.deep.equal([demo.login, demo.password]);
    const signedIn = nextEvent(login, 'cube-login');
    page.form!.requestSubmit();
    await signedIn;
    expect(session.state.user?.login).to.equal('demo');
  });
});
