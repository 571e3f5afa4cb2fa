import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {useEmulator} from '../helpers/emulator.js';
import {newcomer, SignupPage} from '../helpers/signup-page.js';
import {until} from '../helpers/until.js';

const notice = 'This makes a new account. What you have as a guest is not taken over.';

describe('<cube-signup> for a guest', () => {
  const emulator = useEmulator();
  let page: SignupPage;

  const openAsGuest = async (properties: Parameters<typeof SignupPage.open>[1] = {}) => {
    page = await SignupPage.open(emulator.app, properties);
    await page.session.client.signInAsGuest('Gus Guest');
    await page.signup.updateComplete;
  };

  it('shows the form with the name of the guest, and says what becomes of that', async () => {
    await openAsGuest();
    expect(page.signup.matches(':state(form)')).to.equal(true);
    expect(page.textOf('notice')).to.equal(notice);
    expect(page.names.map((name) => page.field(name).value)).to.deep.equal(['', '', 'Gus Guest', '']);
    page.field('fullName').value = '';
    page.signup.requestUpdate();
    await page.signup.updateComplete;
    expect(page.field('fullName').value, 'what was changed stays').to.equal('');
  });

  it('makes the account, signs in to it, and ends the session of the guest', async () => {
    await openAsGuest();
    const token = page.session.store.token!;
    const {user} = await page.signUp({login: 'marvin18', password: 'towel-42-days'});
    expect([user.login, user.fullName, user.isGuest]).to.deep.equal(['marvin18', 'Gus Guest', false]);
    expect(page.session.state.user?.id).to.equal(user.id);
    expect([page.textOf('name'), page.announcement]).to.deep.equal(['Gus Guest', 'Signed in as Gus Guest.']);
    await until(async () => !(await emulator.isAlive(token)), 'the session of the guest is over');
  });

  it('shows what was wrong in the place of the notice, and the guest stays', async () => {
    await openAsGuest();
    await page.fail({...newcomer, login: 'demo'});
    expect(page.errorOf('login')).to.equal('This login is taken. Try another one.');
    await emulator.fault({method: 'POST', path: '/users', status: 500});
    await page.fail();
    expect([page.textOf('notice'), page.session.state.user?.isGuest]).to.deep.equal([undefined, true]);
    expect(page.summary).to.equal('It is not certain whether your account was made.');
    expect(page.field('login').value).to.equal('marvin18');
  });

  it('leaves it at the account where the page wants nobody signed in', async () => {
    await openAsGuest({noSignIn: true});
    await page.signUp();
    expect(page.signup.matches(':state(done)')).to.equal(true);
    expect(page.session.state.user?.isGuest).to.equal(true);
  });

  it('keeps what was typed when the visitor becomes a guest, and when the guest has gone', async () => {
    page = await SignupPage.open(emulator.app);
    page.fill({login: 'gus', fullName: 'Gus'});
    await page.session.client.signInAsGuest('Gus Guest');
    await page.signup.updateComplete;
    expect([page.field('login').value, page.field('fullName').value]).to.deep.equal(['gus', 'Gus']);
    await page.session.client.signOut();
    await page.signup.updateComplete;
    expect([page.field('login').value, page.textOf('notice')]).to.deep.equal(['gus', undefined]);
  });

  it('tells a guest, too, that a login is taken', async () => {
    await openAsGuest();
    page.type('login', 'demo');
    page.leave('login');
    await until(() => page.errorOf('login'), 'it is said');
    expect(page.errorOf('login')).to.equal('This login is taken. Try another one.');
  });

  it('shows the account of a user who is no guest', async () => {
    await openAsGuest();
    await page.session.client.signIn({login: 'demo', password: 'demo-password'});
    await until(() => page.textOf('name') === 'Demo User');
    expect(page.form === null).to.equal(true);
  });

  testColourSchemes({'a guest': () => openAsGuest()}, async (reach) => {
    await reach();
    return page.session;
  });
});
