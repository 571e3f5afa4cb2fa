import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {replaceProperty} from '../session/helpers/broken-storage.js';
import {textsIn} from '../session/helpers/quoted.js';

const newPassword = 'another-password';

describe('changing the password in <cube-profile>, when it fails', () => {
  const emulator = useEmulator();

  const open = () => AccountPage.openAtPassword(emulator);

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
    await page.passwordIsChanged();
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
    expect(await emulator.canSignIn({login: 'demo', password: newPassword})).to.equal(true);
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
    await page.passwordIsChanged();
    const texts = [
      textsIn(page.told.map(({detail}) => detail)),
      page.session.outerHTML,
      page.root.querySelector('.base')!.innerHTML,
    ].join('\n');
    for (const secret of [...secrets, demo.password]) expect(texts.includes(secret)).to.equal(false);
  });
});
