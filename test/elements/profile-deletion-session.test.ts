import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

describe('deleting the account in <cube-profile>, while the session changes', () => {
  const emulator = useEmulator();

  const open = () => AccountPage.openAtDeletion(emulator);

  const exists = (user: typeof demo | typeof other = demo) => emulator.canSignIn(user);

  const deletions = () => emulator.countRequests('DELETE /users/');

  describe('while the session ends', () => {
    it('closes the dialog, and opens it again with what was typed once the user is back', async () => {
      const page = await open();
      page.confirmation.value = 'dem';
      await page.expire(emulator);
      expect(page.isDialogOpen).to.equal(false);
      await page.session.client.signIn(demo);
      await until(() => page.isDialogOpen, 'it is open again');
      expect([page.confirmation.value, await deletions()]).to.deep.equal(['dem', 0]);
      page.confirm('demo');
      await page.accountIsDeleted();
    });

    it('deletes nothing after signing in again, before it is confirmed once more', async () => {
      const page = await open();
      await emulator.expireSessions();
      page.confirm('demo');
      await until(() => page.session.state.status === 'expired' && page.events.length > 0);
      expect(page.events).to.deep.equal(['cube-profile-error CubeSessionError']);
      expect(page.isDialogOpen).to.equal(false);
      await page.session.client.signIn(demo);
      await until(() => page.isDialogOpen, 'it is open again');
      expect(page.summary).to.equal('Your session had ended. Your account has not been deleted.');
      expect([page.confirmation.value, await exists()]).to.deep.equal(['demo', true]);
      page.dialog.querySelector('form')!.requestSubmit();
      await page.accountIsDeleted();
    });

    for (const isSent of [false, true]) {
      it(`is never carried out as another user: ${isSent ? 'sent' : 'typed'} when it ended`, async () => {
        const page = await open();
        if (isSent) {
          await emulator.expireSessions();
          page.confirm('demo');
          await until(() => page.session.state.status === 'expired' && page.events.length > 0);
        } else {
          page.confirmation.value = 'demo';
          await page.expire(emulator);
        }
        await page.session.client.signIn(other);
        await until(() => page.signOut !== null);
        await page.profile.updateComplete;
        expect([page.isDialogOpen, await exists(), await exists(other)]).to.deep.equal([false, true, true]);
        await page.openDialog();
        expect(page.confirmation.value).to.equal('');
        expect(page.dialog.querySelector('strong')?.textContent).to.equal('other');
      });
    }
  });

  it('that comes through when another user has signed in is told, and does not hide that user', async () => {
    const page = await open();
    // The server is told late that the session is over.
    await emulator.fault({method: 'DELETE', path: '/session', delayMs: 1_000});
    await emulator.fault({method: 'DELETE', path: '/users', delayMs: 500});
    page.confirm('demo');
    await page.session.client.signIn(other);
    await until(() => page.events.includes('cube-profile-delete demo'));
    await page.profile.updateComplete;
    expect([page.isDialogOpen, page.part('deleted') === null]).to.deep.equal([false, true]);
    expect(page.session.state.user?.login).to.equal('other');
    expect([await exists(), await exists(other)]).to.deep.equal([false, true]);
  });

  it('closes its dialog when the user signs out elsewhere', async () => {
    const page = await open();
    page.confirmation.value = 'demo';
    await page.session.client.signOut();
    await until(() => page.root.querySelector('dialog') === null);
    await page.session.client.signIn(demo);
    await until(() => page.signOut !== null);
    expect(page.isDialogOpen).to.equal(false);
    expect(await exists()).to.equal(true);
  });
});
