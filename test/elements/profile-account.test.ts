import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {recordOf} from '../session/helpers/kept.js';

describe('signing out in <cube-profile>', () => {
  const emulator = useEmulator();

  it('signs out here and on the server, and says who has gone', async () => {
    const page = await AccountPage.open(emulator.app);
    await emulator.clearRequests();
    const signedOut = nextEvent(page.session, 'cube-logout');
    page.signOut!.click();
    expect(page.session.state.status, 'at once').to.equal('anonymous');
    const {detail} = await signedOut;
    expect(detail.user.login).to.equal('demo');
    expect(await recordOf(emulator.app)).to.equal(undefined);
    await until(async () => (await emulator.requestLines()).length > 0, 'the server has heard of it');
    expect(await emulator.requestLines()).to.deep.equal(['DELETE /login 200']);
    expect(page.signOut === null).to.equal(true);
  });

  it('works where the server cannot be reached', async () => {
    const page = await AccountPage.open(emulator.app);
    await emulator.fault({path: '/', reset: true, times: 100});
    page.signOut!.click();
    await until(() => page.events.includes('cube-logout demo'), 'it is said');
    expect(page.session.state.status).to.equal('anonymous');
    expect(await recordOf(emulator.app)).to.equal(undefined);
  });

  it('happens once for two quick clicks', async () => {
    const page = await AccountPage.open(emulator.app);
    const button = page.signOut!;
    await emulator.clearRequests();
    button.click();
    button.click();
    await until(() => page.events.length > 0);
    await page.session.client.signIn(other);
    await until(() => page.signOut !== null);
    await until(() => emulator.countRequests('DELETE'), 'the server has heard of it');
    expect(page.events).to.deep.equal(['cube-logout demo']);
    expect(await emulator.countRequests('DELETE')).to.equal(1);
  });

  it('is not kept from happening by what is typed', async () => {
    const page = await AccountPage.open(emulator.app);
    await page.openPasswordForm();
    page.oldPassword.value = 'half-typed';
    page.signOut!.click();
    await until(() => page.form === null && page.events.length > 0);
    expect(page.session.state.status).to.equal('anonymous');
  });
});

describe('signing out everywhere else in <cube-profile>', () => {
  const emulator = useEmulator();
  const done = 'Signed out everywhere else';
  const missing = 'Signing out on other devices is not offered here.';

  const open = async (isOffered = true) => {
    await emulator.setFeatures({deleteOtherSessions: isOffered});
    const page = await AccountPage.open(emulator.app);
    await emulator.clearRequests();
    return page;
  };

  it('ends the other sessions of the user and no other, and says so', async () => {
    const page = await open();
    const elsewhere = [await emulator.tokenOf(demo), await emulator.tokenOf(demo)];
    const ofOther = await emulator.tokenOf(other);
    page.signOutElsewhere!.click();
    await until(() => page.done === done, 'it is shown');
    expect(page.announcement).to.equal(done);
    expect(
      await Promise.all([...elsewhere, ofOther, page.session.token!].map(emulator.isAlive)),
    ).to.deep.equal([false, false, true, true]);
    expect(page.session.state.status).to.equal('authenticated');
  });

  it('says that it is under way, once, and the button keeps the focus', async () => {
    const page = await open();
    await emulator.fault({method: 'DELETE', path: '/session/list', delayMs: 300});
    const button = page.signOutElsewhere!;
    button.focus();
    button.click();
    button.click();
    await page.profile.updateComplete;
    expect([button.textContent.trim(), button.getAttribute('aria-disabled')]).to.deep.equal([
      'Signing out…',
      'true',
    ]);
    expect(page.announcement).to.equal('Signing out…');
    button.click();
    await until(() => page.done === done);
    expect(page.root.activeElement === button).to.equal(true);
    expect(await emulator.requestLines()).to.deep.equal(['DELETE /session/list 200']);
  });

  const failures: [name: string, fault: Record<string, unknown>, text: string][] = [
    ['500', {status: 500}, 'The server has a problem. Wait a moment and try again.'],
    ['429', {status: 429}, 'Too many attempts. Wait a while, then try again.'],
    [
      'a cut connection',
      {reset: true, times: 100},
      'The server cannot be reached. Check your connection and try again.',
    ],
  ];
  for (const [name, fault, text] of failures) {
    it(`explains ${name} at its place, and works at the next try`, async () => {
      const page = await open();
      await emulator.fault({method: 'DELETE', path: '/session/list', ...fault});
      page.signOutElsewhere!.click();
      await until(() => page.summary !== undefined);
      expect([page.summary, page.announcement, page.done]).to.deep.equal([text, text, undefined]);
      expect(page.events).to.have.length(1);
      await emulator.clearFaults();
      page.signOutElsewhere!.click();
      await until(() => page.done === done);
      expect(page.summary).to.equal(undefined);
    });
  }

  it('is hidden once the server has said that it does not offer it, and tells why', async () => {
    const page = await open(false);
    page.signOutElsewhere!.focus();
    page.signOutElsewhere!.click();
    await until(() => page.signOutElsewhere === null, 'the row is hidden');
    await page.profile.updateComplete;
    const notice = page.root.querySelector('.missing');
    expect([notice?.textContent, page.announcement]).to.deep.equal([missing, missing]);
    expect(page.root.activeElement === notice, 'the focus is not lost').to.equal(true);
    expect(page.events).to.deep.equal([]);
  });

  it('is offered by no other element of that session, also later; but where another server may offer it', async () => {
    const page = await open(false);
    page.signOutElsewhere!.click();
    await until(() => page.signOutElsewhere === null);
    const second = document.createElement('cube-profile');
    page.session.append(second);
    await until(() => second.shadowRoot?.querySelector('[part=sign-out]'));
    const offersNothing = (root: ShadowRoot) =>
      root.querySelector('.sign-out-elsewhere') === null && root.querySelector('.missing') === null;
    expect(offersNothing(second.shadowRoot!)).to.equal(true);
    await page.session.client.signIn(other);
    await page.profile.updateComplete;
    expect(offersNothing(page.root), 'the next user need not know').to.equal(true);

    emulator.app = await emulator.newApp({deleteOtherSessions: true});
    const elsewhere = await AccountPage.open(emulator.app);
    elsewhere.signOutElsewhere!.click();
    await until(() => elsewhere.done === done);
  });

  it('goes on after signing in again where the session has ended', async () => {
    const page = await open();
    const elsewhere = await emulator.tokenOf(demo);
    await emulator.control('POST', 'sessions/expire', {token: page.session.token});
    page.signOutElsewhere!.click();
    await until(() => page.session.state.status === 'expired');
    expect(await emulator.isAlive(elsewhere)).to.equal(true);
    await page.session.client.signIn(demo);
    await until(() => page.done === done);
    expect(await emulator.isAlive(elsewhere)).to.equal(false);
  });

  it('is not carried out for another user, who finds nothing of it', async () => {
    const page = await open();
    const ofOther = await emulator.tokenOf(other);
    await emulator.control('POST', 'sessions/expire', {token: page.session.token});
    page.signOutElsewhere!.click();
    await until(() => page.session.state.status === 'expired');
    await page.session.client.signIn(other);
    await until(() => page.signOutElsewhere !== null);
    expect(await emulator.isAlive(ofOther)).to.equal(true);
    expect([page.done, page.summary, page.events.length]).to.deep.equal([undefined, undefined, 0]);
    page.signOutElsewhere!.click();
    await until(() => page.done === done);
    expect(await emulator.isAlive(ofOther)).to.equal(false);
    await page.session.client.signIn(demo);
    await until(() => page.done === undefined, 'the next user finds nothing of it');
  });
});
