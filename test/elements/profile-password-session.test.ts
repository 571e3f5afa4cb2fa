import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

const newPassword = 'another-password';

describe('changing the password in <cube-profile>, while the session changes', () => {
  const emulator = useEmulator();

  const open = () => AccountPage.openAtPassword(emulator);

  const canSignIn = (password: string) => emulator.canSignIn({login: 'demo', password});

  it('goes on after signing in again where the session has ended', async () => {
    const page = await open();
    await emulator.expireSessions();
    page.changePassword(demo.password, newPassword);
    await until(() => page.session.state.status === 'expired', 'the user is asked to sign in');
    await page.session.client.signIn(demo);
    await page.passwordIsChanged();
    expect(await canSignIn(newPassword)).to.equal(true);
  });

  it('keeps what is typed while the session ends and the same user signs in again', async () => {
    const page = await open();
    page.oldPassword.value = 'half-typed';
    await page.expire(emulator);
    await page.session.client.signIn(demo);
    await until(() => page.form?.assignedSlot, 'the form is shown again');
    expect(page.oldPassword.value).to.equal('half-typed');
  });

  const leavings: Record<string, (page: AccountPage) => Promise<unknown>> = {
    'the user signs out': (page) => page.session.client.signOut(),
    'another user signs in': (page) => page.session.client.signIn(other),
    'another user signs in where the session had ended': async (page) => {
      await page.expire(emulator);
      await page.session.client.signIn(other);
    },
  };
  for (const [name, leave] of Object.entries(leavings)) {
    it(`closes, and keeps nothing, when ${name}`, async () => {
      const page = await open();
      page.oldPassword.value = demo.password;
      page.newPassword.value = newPassword;
      await leave(page);
      await until(() => page.form === null, 'the form is closed');
      if (page.session.state.status === 'anonymous') await page.session.client.signIn(demo);
      await until(() => page.change !== null);
      await page.openPasswordForm();
      expect([page.oldPassword.value, page.newPassword.value]).to.deep.equal(['', '']);
      expect(await emulator.countRequests('PUT')).to.equal(0);
    });
  }

  it('is not carried out as another user, and says nothing to that one', async () => {
    const page = await open();
    await emulator.expireSessions();
    page.changePassword(demo.password, newPassword);
    await until(() => page.session.state.status === 'expired');
    await page.session.client.signIn(other);
    await until(() => page.change !== null && page.form === null);
    expect(await emulator.countRequests(`PUT /users`)).to.equal(1);
    expect([page.done, page.summary, page.events.length]).to.deep.equal([undefined, undefined, 0]);
    expect(await canSignIn(demo.password)).to.equal(true);
  });
});
