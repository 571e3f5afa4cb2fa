import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {LoginPage} from '../helpers/elements.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {until} from '../helpers/until.js';

describe('“Keep me signed in” of <cube-login>', () => {
  const emulator = useEmulator();
  let page: LoginPage;

  beforeEach(async () => {
    page = await LoginPage.open(emulator.app);
  });

  const checkbox = () => page.login.querySelector<HTMLInputElement>('input[type=checkbox]');

  const isOffered = () => checkbox() !== null;

  const offer = async (): Promise<HTMLInputElement> => {
    page.login.remember = true;
    await page.login.updateComplete;
    expect(isOffered()).to.equal(true);
    return checkbox()!;
  };

  const signIn = async () => {
    const signedIn = nextEvent(page.login, 'cube-login');
    page.fillAndSubmit('demo', 'demo-password');
    await signedIn;
    await page.login.updateComplete;
  };

  it('is offered only where the page wants it', async () => {
    expect(isOffered()).to.equal(false);
    await offer();
    page.login.removeAttribute('remember');
    await page.login.updateComplete;
    expect(isOffered()).to.equal(false);
  });

  it('says what it does and where it is safe, and is off', async () => {
    const remember = await offer();
    expect(remember.checked).to.equal(false);
    expect(remember.labels?.[0]?.textContent.trim()).to.equal('Keep me signed in');
    expect(page.errorOf(remember)).to.equal('Only on a device that is yours.');
  });

  for (const [persist, meaning] of [
    ['tab', 'ends with the tab'],
    ['none', 'is not kept'],
  ] as const) {
    it(`is not offered where the session ${meaning}`, async () => {
      page.session.persist = persist;
      page.login.remember = true;
      await page.session.updateComplete;
      await until(() => page.session.state.status === 'anonymous');
      await page.login.updateComplete;
      expect(page.form !== null).to.equal(true);
      expect(isOffered()).to.equal(false);
    });
  }

  it('is reached and ticked by the keyboard alone, between the password and “Forgot password?”', async () => {
    const remember = await offer();
    page.login.focus();
    for (const next of [page.password, page.reveal, remember]) {
      await sendKeys({press: 'Tab'});
      expect(document.activeElement === next).to.equal(true);
    }
    await sendKeys({press: 'Space'});
    expect(remember.checked).to.equal(true);
    await sendKeys({press: 'Space'});
    expect(remember.checked).to.equal(false);
    for (const next of [page.forgot, page.submit]) {
      await sendKeys({press: 'Tab'});
      expect(document.activeElement === next).to.equal(true);
    }
  });

  it('stays ticked, like what was typed, through failed sign-ins', async () => {
    const remember = await offer();
    remember.click();
    for (const password of ['wrong-password', '']) {
      page.fillAndSubmit('demo', password);
      await until(() => page.password.getAttribute('aria-invalid') && page.submit.ariaDisabled !== 'true');
      expect(checkbox() === remember).to.equal(true);
      expect(remember.checked).to.equal(true);
      expect([page.identifier.value, page.password.value]).to.deep.equal(['demo', password]);
    }
  });

  it('lets a call go on after the session has ended, without asking', async () => {
    (await offer()).click();
    await signIn();
    await emulator.expireSessions();
    const {userId} = await page.session.client.getSession();
    expect(userId).to.equal(page.session.state.user?.id);
    expect(page.textOf('name')).to.equal('Demo User');
  });

  it('left alone, has the user asked to sign in again', async () => {
    await offer();
    await signIn();
    await emulator.expireSessions();
    page.session.client.getSession().catch(() => undefined);
    await until(() => page.part('notice'));
    expect(page.session.state.status).to.equal('expired');
  });

  it('is off again after signing out', async () => {
    (await offer()).click();
    await signIn();
    page.part('sign-out')!.click();
    await until(() => checkbox());
    expect(checkbox()!.checked).to.equal(false);
  });
});
