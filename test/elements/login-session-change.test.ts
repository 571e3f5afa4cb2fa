import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/index.js';
import type {CubeSession} from '../../src/index.js';
import {LoginPage} from '../helpers/elements.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {makeSession} from '../helpers/session-probe.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

describe('<cube-login> whose session comes late, or is another one', () => {
  const emulator = useEmulator();
  let page: LoginPage;

  beforeEach(async () => {
    page = await LoginPage.open(emulator.app);
  });

  /** A further session of the app, in a part of the page that is to come. */
  const makeOther = (): CubeSession => makeSession(emulator.app, 'other');

  const isKnown = (session: CubeSession) => until(() => session.state.status !== 'restoring');

  it('keeps what somebody has begun to type where the session is replaced', async () => {
    const {identifier} = page;
    identifier.focus();
    identifier.value = 'demo';
    page.session.persist = 'tab';
    await page.session.updateComplete;
    await page.login.updateComplete;
    expect(page.session.state.status).to.equal('restoring');
    expect(page.identifier === identifier && identifier.value).to.equal('demo');
    expect(document.activeElement === identifier).to.equal(true);

    const signedIn = nextEvent(page.login, 'cube-login');
    page.fillAndSubmit(identifier.value, 'demo-password');
    await signedIn;
    expect(page.session.store.storageTier).to.equal('sessionstorage');
  });

  it('shows no form while it is put into another part of the page, until it knows that nobody is signed in', async () => {
    const {login, session} = page;
    login.remove();
    await login.updateComplete;
    expect(page.form === null).to.equal(true);
    await session.client.signIn(demo);

    const other = makeOther();
    other.append(login);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(other);
    await login.updateComplete;
    expect(other.state.status).to.equal('restoring');
    expect(page.form === null).to.equal(true);
    await until(() => page.textOf('name') === 'Demo User');
  });

  it('says that the session has ended, also where the form was there before', async () => {
    const other = makeOther();
    page.session.after(other);
    await isKnown(other);
    page.login.session = 'other';
    await page.login.updateComplete;
    const {identifier} = page;

    page.login.session = 'nobody’s';
    await page.session.client.signIn(demo);
    await emulator.expireSessions();
    page.session.client.getSession().catch(() => undefined);
    await until(() => page.session.state.status === 'expired');
    expect(page.announcement).to.equal('');
    page.login.session = '';
    await until(() => page.part('notice'));
    expect(page.identifier === identifier).to.equal(true);
    expect(page.announcement).to.equal('Your session has ended. Sign in to go on.');
  });
});
