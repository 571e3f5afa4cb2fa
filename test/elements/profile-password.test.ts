import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {usePasswordStore} from '../session/helpers/browser-credentials.js';

const newPassword = 'another-password';

describe('changing the password in <cube-profile>', () => {
  const emulator = useEmulator();

  const open = () => AccountPage.openAtPassword(emulator);

  const canSignIn = (password: string) => emulator.canSignIn({login: 'demo', password});

  it('opens a native form in the document, with all that password managers need', async () => {
    const page = await open();
    const {form} = page;
    expect(form?.getRootNode() === document && form.assignedSlot !== null).to.equal(true);
    const fields = [...form!.querySelectorAll('input')].map(({name, type, autocomplete}) => [
      name,
      type,
      autocomplete,
    ]);
    expect(fields).to.deep.equal([
      ['username', 'text', 'username'],
      ['oldPassword', 'password', 'current-password'],
      ['password', 'password', 'new-password'],
    ]);
    const username = form!.querySelector('input')!;
    expect([username.value, username.readOnly]).to.deep.equal(['demo', true]);
    expect(getComputedStyle(username).display).to.equal('none');
    expect(page.newPassword.getAttribute('passwordrules')).to.equal('minlength: 6; maxlength: 40;');
    expect(form!.querySelector('.cube-help')?.textContent).to.equal('6 to 40 characters.');
    expect(form!.querySelector('.cube-error') === null, 'nothing is wrong yet').to.equal(true);
    expect(document.activeElement === page.oldPassword).to.equal(true);
  });

  it('names the user by the e-mail address where there is no login', async () => {
    const appId = Number(emulator.app.appId);
    const user = {email: 'mail@example.com', password: 'mail-password'};
    await emulator.control('POST', 'users', {appId, users: [user]});
    const page = await AccountPage.openAnonymous(emulator.app);
    await page.session.client.signIn(user);
    await until(() => page.change !== null);
    await page.openPasswordForm();
    expect(page.form!.querySelector('input')!.value).to.equal('mail@example.com');
  });

  it('changes it, says so, and leaves nothing in the fields', async () => {
    const page = await open();
    page.changePassword(demo.password, newPassword);
    await page.passwordIsChanged();
    expect(page.announcement).to.equal('Password changed');
    expect(page.form === null).to.equal(true);
    expect(page.root.activeElement === page.change, 'the focus is back at the button').to.equal(true);
    expect(page.events).to.deep.equal(['cube-profile-change demo']);
    expect(await emulator.requestLines()).to.deep.equal([`PUT /users/${page.session.state.user!.id} 200`]);
    expect([await canSignIn(newPassword), await canSignIn(demo.password)]).to.deep.equal([true, false]);
    await page.openPasswordForm();
    expect([page.oldPassword.value, page.newPassword.value]).to.deep.equal(['', '']);
    expect(page.done, 'the next change is another one').to.equal(undefined);
  });

  it('does not take the focus from where the user has gone meanwhile', async () => {
    const page = await open();
    await emulator.fault({method: 'PUT', path: '/users', delayMs: 200});
    page.oldPassword.focus();
    page.changePassword(demo.password, newPassword);
    page.signOut!.focus();
    await page.passwordIsChanged();
    expect(page.root.activeElement === page.signOut).to.equal(true);
  });

  it('offers the new one to the browser, by the name that the user signs in with', async () => {
    const {stored} = usePasswordStore(() => Promise.resolve(null));
    const page = await open();
    page.changePassword(demo.password, newPassword);
    await until(() => stored.length > 0, 'it is offered');
    const [{id, password, name}] = stored as [(typeof stored)[0]];
    expect({id, password, name}).to.deep.equal({id: 'demo', password: newPassword, name: 'Demo User'});
  });

  const beforeSending: [name: string, old: string, password: string, errors: [string, string]][] = [
    ['both are empty', '', '', ['Enter your current password.', 'Enter a new password.']],
    ['the current one is missing', '', newPassword, ['Enter your current password.', '']],
    ['the new one is missing', demo.password, '', ['', 'Enter a new password.']],
    ['the new one is too short', demo.password, 'short', ['', 'Enter at least 6 characters.']],
    ['the new one is too long', demo.password, 'x'.repeat(41), ['', 'Enter at most 40 characters.']],
    [
      'they are the same',
      demo.password,
      demo.password,
      ['', 'Enter a password that is not your current one.'],
    ],
  ];
  for (const [name, old, password, errors] of beforeSending) {
    it(`says at the field, and sends nothing, where ${name}`, async () => {
      const page = await open();
      page.changePassword(old, password);
      await page.profile.updateComplete;
      expect([page.errorOf(page.oldPassword), page.errorOf(page.newPassword)]).to.deep.equal(errors);
      const first = errors[0] ? page.oldPassword : page.newPassword;
      expect(document.activeElement === first).to.equal(true);
      expect(page.announcement).to.equal(errors.filter(Boolean).join(' '));
      expect([page.oldPassword.value, page.newPassword.value]).to.deep.equal([old, password]);
      expect(await emulator.requestLines()).to.deep.equal([]);
    });
  }

  for (const password of ['sixsix', 'x'.repeat(40)]) {
    it(`takes a new one of ${password.length} characters`, async () => {
      const page = await open();
      page.changePassword(demo.password, password);
      await page.passwordIsChanged();
      expect(await canSignIn(password)).to.equal(true);
    });
  }

  it('sends one request for Enter, Enter and a click, and the button keeps the focus', async () => {
    const page = await open();
    await emulator.fault({method: 'PUT', path: '/users', delayMs: 300});
    page.changePassword(demo.password, newPassword);
    const submit = page.form!.querySelector<HTMLButtonElement>('[type=submit]')!;
    submit.focus();
    page.form!.requestSubmit();
    submit.click();
    await page.profile.updateComplete;
    expect(submit.textContent.trim()).to.equal('Changing…');
    expect(submit.getAttribute('aria-disabled')).to.equal('true');
    expect(page.announcement).to.equal('Changing…');
    expect(document.activeElement === submit).to.equal(true);
    page.form!.querySelector<HTMLButtonElement>('.cube-cancel')!.click();
    await page.profile.updateComplete;
    expect(page.form === null, 'what has been sent cannot be taken back').to.equal(false);
    await page.passwordIsChanged();
    expect(await emulator.countRequests('PUT')).to.equal(1);
  });

  it('hides a password that is shown when it is sent', async () => {
    const page = await open();
    const reveals = [...page.form!.querySelectorAll<HTMLButtonElement>('.cube-reveal')];
    for (const reveal of reveals) reveal.click();
    await page.profile.updateComplete;
    expect([page.oldPassword.type, page.newPassword.type]).to.deep.equal(['text', 'text']);
    await emulator.fault({method: 'PUT', path: '/users', status: 500});
    page.changePassword(demo.password, newPassword);
    await until(() => page.summary !== undefined);
    expect([page.oldPassword.type, page.newPassword.type]).to.deep.equal(['password', 'password']);
  });

  it('is left by Cancel: what was typed is gone, and the focus goes back', async () => {
    const page = await open();
    page.oldPassword.focus();
    await sendKeys({type: 'secret'});
    page.form!.querySelector<HTMLButtonElement>('.cube-cancel')!.click();
    await until(() => page.form === null);
    expect(page.root.activeElement === page.change).to.equal(true);
    await page.openPasswordForm();
    expect(page.oldPassword.value).to.equal('');
    expect(await emulator.requestLines()).to.deep.equal([]);
  });

  it('keeps what is typed while the element is moved', async () => {
    const page = await open();
    page.oldPassword.value = 'half-typed';
    await page.move();
    expect(page.oldPassword.value).to.equal('half-typed');
    page.changePassword(demo.password, newPassword);
    await page.passwordIsChanged();
  });

  it('is not offered to guests, who have no password', async () => {
    const page = await AccountPage.openAsGuest(emulator);
    expect(page.change === null).to.equal(true);
  });

  it('has ids of its own in each element', async () => {
    const page = await open();
    const second = document.createElement('cube-profile');
    page.session.append(second);
    const secondPage = new AccountPage(page.session, second);
    await until(() => second.shadowRoot?.querySelector('.change-password'));
    await secondPage.openPasswordForm();
    const ids = [...document.querySelectorAll('cube-profile [id]')].map(({id}) => id);
    expect(ids).to.have.length(new Set(ids).size);
    expect(ids.length).to.be.greaterThan(2);
  });
});
