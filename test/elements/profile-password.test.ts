import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {replaceProperty} from '../session/helpers/broken-storage.js';
import {usePasswordStore} from '../session/helpers/browser-credentials.js';
import {textsIn} from '../session/helpers/quoted.js';

const newPassword = 'another-password';
const changed = 'Password changed';

describe('changing the password in <cube-profile>', () => {
  const emulator = useEmulator();

  const open = async (credentials = demo) => {
    const page = await AccountPage.open(emulator.app, credentials);
    await page.openPasswordForm();
    await emulator.clearRequests();
    return page;
  };

  const isDone = (page: AccountPage) => until(() => page.done === changed, 'the password is changed');

  const canSignIn = (password: string) =>
    emulator.tokenOf({login: 'demo', password}).then(
      () => true,
      () => false,
    );

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
    await isDone(page);
    expect(page.announcement).to.equal(changed);
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
    await isDone(page);
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
      await isDone(page);
      expect(await canSignIn(password)).to.equal(true);
    });
  }

  it('says at its field that the current one is wrong, and keeps what was typed', async () => {
    const page = await open();
    page.changePassword('wrong-password', newPassword);
    await until(() => page.errorOf(page.oldPassword) !== '', 'it is refused');
    const text = 'That is not your current password. Check it and try again.';
    expect(page.errorOf(page.oldPassword)).to.equal(text);
    expect(page.announcement).to.equal(text);
    expect(document.activeElement === page.oldPassword).to.equal(true);
    expect([page.oldPassword.value, page.newPassword.value]).to.deep.equal(['wrong-password', newPassword]);
    expect(page.events).to.deep.equal(['cube-profile-error CubeApiError']);
    page.changePassword(demo.password, newPassword);
    await isDone(page);
  });

  const wrong = ['That is not your current password. Check it and try again.', '', undefined];
  const notAccepted = 'The server does not accept this. Change it and try again.';
  const refused = 'The server does not accept this. Check what you entered and try again.';
  const broken = 'The server has a problem. Wait a moment and try again.';
  const lost =
    'The connection was lost, and your password may have been changed already. Try again; if the current one is refused, sign in with the new one.';
  const answers: [name: string, fault: Record<string, unknown>, shown: (string | undefined)[]][] = [
    ['old_password with 422', {status: 422, body: {errors: {old_password: ['is invalid']}}}, wrong],
    ['oldPassword with 400', {status: 400, body: {errors: {oldPassword: ['mismatch']}}}, wrong],
    ['a base text', {status: 422, body: {errors: {base: ['Old password is wrong']}}}, wrong],
    ['another base text', {status: 422, body: {errors: {base: ['Invalid old password']}}}, wrong],
    ['a list of texts', {status: 401, body: {errors: ['Invalid password']}}, wrong],
    ['a lone message', {status: 403, body: {message: 'Current password is incorrect'}}, wrong],
    ['errors with 200', {status: 200, body: {errors: {old_password: ['is invalid']}}}, wrong],
    ['password', {status: 422, body: {errors: {password: ['is too weak']}}}, ['', notAccepted, undefined]],
    [
      'both',
      {
        status: 422,
        body: {errors: {password: ['is too short (minimum is 8 characters)'], old_password: ['bad']}},
      },
      [wrong[0], 'Enter at least 8 characters.', undefined],
    ],
    ['no field', {status: 422, body: {errors: {base: ['Not today']}}}, ['', '', refused]],
    ['403', {status: 403, body: {errors: {base: ['Forbidden. Need user.']}}}, ['', '', refused]],
    ['500', {status: 500, body: {errors: ['Invalid old password']}}, ['', '', broken]],
    ['429', {status: 429}, ['', '', 'Too many attempts. Wait a while, then try again.']],
    ['HTML', {status: 200, body: '<p>Hello</p>'}, ['', '', lost]],
    ['half an answer', {truncate: true, times: 100}, ['', '', lost]],
    ['a cut connection', {reset: true, times: 100}, ['', '', lost]],
  ];
  for (const [name, fault, shown] of answers) {
    it(`understands a refusal or a failure: ${name}`, async () => {
      const page = await open();
      await emulator.fault({method: 'PUT', path: '/users', ...fault});
      page.changePassword(demo.password, newPassword);
      await until(() => page.events.length > 0, 'it has failed');
      await page.profile.updateComplete;
      expect([page.errorOf(page.oldPassword), page.errorOf(page.newPassword), page.summary]).to.deep.equal(
        shown,
      );
      expect([page.oldPassword.value, page.newPassword.value]).to.deep.equal([demo.password, newPassword]);
      expect(page.announcement.length).to.be.greaterThan(0);
    });
  }

  it('says that the browser is offline', async () => {
    const page = await open();
    replaceProperty(Navigator.prototype, 'onLine', {get: () => false});
    await emulator.fault({method: 'PUT', path: '/users', reset: true, times: 100});
    page.changePassword(demo.password, newPassword);
    await until(() => page.summary !== undefined);
    expect(page.summary).to.equal('You are offline. Connect to the internet and try again.');
  });

  it('knows at the next try that the last one may have changed it', async () => {
    const page = await open();
    await emulator.fault({method: 'PUT', path: '/users', truncate: true});
    page.changePassword(demo.password, newPassword);
    await until(() => page.summary === lost, 'the answer is lost');
    page.form!.requestSubmit();
    await until(() => page.errorOf(page.oldPassword) !== '', 'the current one is refused');
    expect(page.errorOf(page.oldPassword)).to.include('It may have been changed at your last try');
    expect(await canSignIn(newPassword)).to.equal(true);
  });

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
    await isDone(page);
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

  it('goes on after signing in again where the session has ended', async () => {
    const page = await open();
    await emulator.expireSessions();
    page.changePassword(demo.password, newPassword);
    await until(() => page.session.state.status === 'expired', 'the user is asked to sign in');
    await page.session.client.signIn(demo);
    await isDone(page);
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

  it('keeps what is typed while the element is moved', async () => {
    const page = await open();
    page.oldPassword.value = 'half-typed';
    const place = document.createElement('div');
    page.session.append(place);
    place.append(page.profile);
    await page.profile.updateComplete;
    expect(page.oldPassword.value).to.equal('half-typed');
    page.changePassword(demo.password, newPassword);
    await isDone(page);
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

  it('is not offered to guests, who have no password', async () => {
    const page = await AccountPage.openAnonymous(emulator.app);
    const {session} = (await emulator.send('POST', 'session', undefined, {
      application_id: Number(emulator.app.appId),
      auth_key: emulator.app.authKey,
      user: {guest: '1', full_name: 'Visitor One'},
    })) as {session: {token: string}};
    await page.session.client.adoptSession(session);
    await until(() => page.signOut !== null);
    expect(page.change === null).to.equal(true);
  });

  it('leaves no password in events, errors, attributes or texts', async () => {
    const secrets = ['wrong-secret-old', 'secret-new'];
    const page = await open();
    page.changePassword(secrets[0]!, secrets[1]!);
    await until(() => page.events.length === 1);
    await emulator.fault({method: 'PUT', path: '/users', reset: true, times: 100});
    page.form!.requestSubmit();
    await until(() => page.events.length === 2);
    await emulator.clearFaults();
    page.changePassword(demo.password, secrets[1]!);
    await isDone(page);
    const texts = [
      textsIn(page.told.map(({detail}) => detail)),
      page.session.outerHTML,
      page.root.querySelector('.base')!.innerHTML,
    ].join('\n');
    for (const secret of [...secrets, demo.password]) expect(texts.includes(secret)).to.equal(false);
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
