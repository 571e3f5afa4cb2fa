import {expect} from '@open-wc/testing';
import {toUser} from '../../src/api/mapping.js';
import {isConfirmed, toConfirmation} from '../../src/elements/profile/account/confirmation.js';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {until} from '../helpers/until.js';

describe('what has to be typed to delete an account', () => {
  const names: [name: string, fields: Record<string, unknown>, expected: string][] = [
    ['the login', {login: 'demo', email: 'demo@example.com', full_name: 'Demo User'}, 'demo'],
    [
      'the e-mail address without one',
      {email: 'demo@example.com', full_name: 'Demo User'},
      'demo@example.com',
    ],
    ['the name without both', {login: '', full_name: 'Demo User'}, 'Demo User'],
    ['the id without any', {}, '7'],
    ['something to see', {login: '\u200b\u2060 ', full_name: 'Demo User'}, 'Demo User'],
    ['the name of a guest', {login: 'guest_login_0123', full_name: 'Visitor', is_guest: true}, 'Visitor'],
    [
      'the id of a guest without one, whose login is made up',
      {login: 'guest_login_0123', is_guest: true},
      '7',
    ],
  ];
  for (const [name, fields, expected] of names) {
    it(`is ${name}`, () => {
      const user = toUser({id: 7, ...fields});
      expect(toConfirmation(user)).to.equal(expected);
      expect(isConfirmed(user, expected)).to.equal(true);
      expect(isConfirmed(user, '')).to.equal(false);
    });
  }

  const typed: [login: string, text: string, isRight: boolean][] = [
    ['Demo.User+1', ' demo.user+1\n', true],
    ['two  words', 'Two words', true],
    ['Zoë', 'ZOE\u0308', true],
    ['\u202eevil', 'evil', true],
    ['👩‍👧 family', '👩‍👧 family', true],
    ['مروان', 'مروان', true],
    ['<b>demo</b>', '<B>demo</b>', true],
    ['demo', 'demo.', false],
    ['demo', 'de mo', false],
    ['.*', 'demo', false],
  ];
  for (const [login, text, isRight] of typed) {
    it(`${isRight ? 'is' : 'is not'} “${text.trim()}” for “${login}”`, () => {
      expect(isConfirmed(toUser({id: 7, login}), text)).to.equal(isRight);
    });
  }

  describe('is shown as it is:', () => {
    const emulator = useEmulator();

    for (const login of [
      '<img src=x onerror=alert(1)>',
      '{name} & "more"',
      '\u202eevil\u202c',
      'x'.repeat(70),
    ]) {
      it(JSON.stringify(login), async () => {
        const user = {login, password: 'some-password'};
        await emulator.control('POST', 'users', {appId: Number(emulator.app.appId), users: [user]});
        const page = await AccountPage.openAnonymous(emulator.app);
        await page.session.client.signIn(user);
        await until(() => page.signOut !== null);
        await page.openDialog();
        expect(page.dialog.querySelector('strong bdi')?.textContent).to.equal(login);
        expect(page.dialog.querySelector('img') === null).to.equal(true);
        expect(page.dialog.scrollWidth, 'nothing overflows').to.be.at.most(page.dialog.clientWidth);
        page.confirm(login);
        await until(() => page.events.includes(`cube-profile-delete ${login}`));
      });
    }
  });
});
