import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

const newPassword = 'another-password';

describe('a new password in <cube-profile> that has to wait', () => {
  const emulator = useEmulator();

  const open = () => AccountPage.openAtPassword(emulator);

  const signInButton = (page: AccountPage) =>
    page.profile.querySelector('cube-login .cube-submit')?.textContent.trim();

  const isAsked = (page: AccountPage) =>
    until(() => signInButton(page), 'the user is asked to sign in again');

  it('says at the form to sign in with that it goes on then', async () => {
    const page = await open();
    await emulator.expireSessions();
    page.changePassword(demo.password, newPassword);
    await isAsked(page);
    expect(signInButton(page)).to.equal('Sign in and change password');
    await page.session.client.signIn(demo);
    await page.passwordIsChanged();
  });

  it('promises nothing there where it is only typed', async () => {
    const page = await open();
    page.oldPassword.value = 'half-typed';
    await page.expire(emulator);
    await isAsked(page);
    expect(signInButton(page)).to.equal('Sign in');
  });

  it('shows that it cannot be cancelled any more', async () => {
    const page = await open();
    const cancel = page.form!.querySelector('.cube-cancel')!;
    expect(cancel.getAttribute('aria-disabled')).to.equal(null);
    await emulator.fault({method: 'PUT', path: '/users', status: 500, delayMs: 300});
    page.changePassword(demo.password, newPassword);
    await page.profile.updateComplete;
    expect(cancel.getAttribute('aria-disabled')).to.equal('true');
    await until(() => page.summary !== undefined, 'it has failed');
    expect(cancel.getAttribute('aria-disabled')).to.equal(null);
  });

  it('keeps what is typed while the element is out of the page', async () => {
    const page = await open();
    page.oldPassword.value = 'half-typed';
    const {form} = page;
    page.profile.remove();
    await page.profile.updateComplete;
    await page.profile.updateComplete;
    page.session.append(page.profile);
    await page.profile.updateComplete;
    expect(page.form === form, 'the form is the same').to.equal(true);
    expect(page.oldPassword.value).to.equal('half-typed');
    page.changePassword(demo.password, newPassword);
    await page.passwordIsChanged();
  });

  it('is forgotten where the user has signed out while the element was out of the page', async () => {
    const page = await open();
    page.oldPassword.value = 'half-typed';
    page.profile.remove();
    await page.session.client.signOut();
    page.session.append(page.profile);
    await until(() => page.form === null, 'the form is gone');
    await page.session.client.signIn(demo);
    await until(() => page.change !== null);
    await page.openPasswordForm();
    expect(page.oldPassword.value).to.equal('');
  });
});
