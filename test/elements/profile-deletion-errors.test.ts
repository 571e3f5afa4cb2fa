import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {recordOf} from '../session/helpers/kept.js';

const uncertain =
  'The connection was lost, and your account may have been deleted already. Try again to be sure.';

describe('deleting the account in <cube-profile>, when it fails', () => {
  const emulator = useEmulator();

  const open = () => AccountPage.openAtDeletion(emulator);

  const exists = (user: typeof demo | typeof other = demo) => emulator.canSignIn(user);

  it('shows in the dialog how it has ended, also if the browser has closed that', async () => {
    const page = await open();
    await emulator.fault({method: 'DELETE', path: '/users', delayMs: 400, status: 500});
    page.confirm('demo');
    page.dialog.close();
    await page.failsWith('The server has a problem. Wait a moment and try again.');
    expect(page.isDialogOpen).to.equal(true);
    expect(page.confirmation.value).to.equal('demo');
  });

  const refused = 'This account cannot be deleted here.';
  const failures: [name: string, fault: Record<string, unknown>, text: string][] = [
    ['500', {status: 500}, 'The server has a problem. Wait a moment and try again.'],
    ['429', {status: 429}, 'Too many attempts. Wait a while, then try again.'],
    ['403', {status: 403, body: {errors: {base: ['Forbidden. Need owner.']}}}, refused],
    ['422', {status: 422, body: {errors: ['Not today']}}, refused],
    ['404 although the account is there', {status: 404, body: {errors: ["Couldn't find user"]}}, refused],
    ['a cut connection', {reset: true, times: 100}, uncertain],
  ];
  for (const [name, fault, text] of failures) {
    it(`explains ${name} in the dialog, and works at the next try`, async () => {
      const page = await open();
      await emulator.fault({method: 'DELETE', path: '/users', ...fault});
      page.confirm('demo');
      await page.failsWith(text);
      expect(page.dialogAnnouncement).to.equal(text);
      expect([page.isDialogOpen, page.confirmation.value]).to.deep.equal([true, 'demo']);
      expect(page.events).to.deep.equal([
        `cube-profile-error ${text === uncertain ? 'CubeNetworkError' : 'CubeApiError'}`,
      ]);
      expect(await exists()).to.equal(true);
      await emulator.clearFaults();
      page.dialog.querySelector('form')!.requestSubmit();
      await page.accountIsDeleted();
      expect(await exists()).to.equal(false);
    });
  }

  describe('whose answer was lost, and which was carried out', () => {
    const lose = async (page: AccountPage) => {
      await emulator.fault({method: 'DELETE', path: '/users', truncate: true});
      page.confirm('demo');
      await page.failsWith(uncertain);
      expect(await exists()).to.equal(false);
    };

    const endsWell = async (page: AccountPage) => {
      await page.accountIsDeleted();
      await until(() => page.events.includes('cube-profile-delete demo'));
      expect(page.session.state.status).to.equal('anonymous');
      expect(page.isDialogOpen).to.equal(false);
      expect(page.root.activeElement === page.part('deleted')).to.equal(true);
      expect(await recordOf(emulator.app)).to.equal(undefined);
    };

    it('is found out by the next try', async () => {
      const page = await open();
      await lose(page);
      page.dialog.querySelector('form')!.requestSubmit();
      await endsWell(page);
    });

    it('is found out as well where the sign-in was remembered', async () => {
      const page = await AccountPage.openAnonymous(emulator.app);
      await page.session.client.signIn(demo, {remember: true});
      await until(() => page.signOut !== null);
      await page.openDialog();
      await lose(page);
      page.dialog.querySelector('form')!.requestSubmit();
      await endsWell(page);
    });

    it('is found out by itself when the session turns out to have ended', async () => {
      const page = await open();
      await lose(page);
      page.session.client.getSession().catch(() => undefined);
      await endsWell(page);
    });

    it('is found out also after the dialog was left, and the focus stays where it is', async () => {
      const page = await open();
      await lose(page);
      page.dialog.querySelector<HTMLElement>('.cube-cancel')!.click();
      await until(() => !page.isDialogOpen);
      const elsewhere = document.createElement('input');
      page.session.append(elsewhere);
      elsewhere.focus();
      page.session.client.getSession().catch(() => undefined);
      await page.accountIsDeleted();
      expect(document.activeElement === elsewhere).to.equal(true);
    });

    it('asks to sign in, where the server cannot be asked whether the account is there', async () => {
      const page = await open();
      await lose(page);
      await emulator.fault({method: 'GET', path: '/users/v2', status: 503, times: 100});
      page.dialog.querySelector('form')!.requestSubmit();
      await until(() => page.session.state.status === 'expired');
      await until(() => page.events.length === 2, 'it has failed');
      expect([page.isDialogOpen, page.events.includes('cube-profile-delete demo')]).to.deep.equal([
        false,
        false,
      ]);
      await emulator.clearFaults();
      // Somebody else takes over.
      await page.session.client.signIn(other);
      await until(() => page.signOut !== null);
      expect([page.isDialogOpen, await exists(other)]).to.deep.equal([false, true]);
    });
  });
});
