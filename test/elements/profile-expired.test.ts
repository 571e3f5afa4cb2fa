import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {OtherDevice, ProfilePage, recordChanges, warnsBeforeLeaving} from '../helpers/profile-page.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

const isolated = (name: string) => `\u2068${name}\u2069`;

describe('<cube-profile> whose session ends', () => {
  const emulator = useEmulator();
  const sent = recordChanges();
  let page: ProfilePage;

  beforeEach(async () => {
    page = await ProfilePage.openSignedIn(emulator.app);
  });

  const loginForm = () => page.login?.querySelector('form');

  const isAsked = () => until(loginForm, 'the user is asked to sign in again');

  const notice = () => page.login!.shadowRoot!.querySelector('[part=notice]')!.textContent.trim();

  const submitLabel = () => page.login!.querySelector('.cube-submit')!.textContent.trim();

  /** Has a call that is none of the profile's meet the end of the session. */
  const endSession = async () => {
    await emulator.expireSessions();
    page.session.client.getUserByLogin('demo').catch(() => undefined);
    await isAsked();
  };

  const editName = async () => {
    await page.edit('Full name');
    page.enter('Full name', 'Ann Lee');
    page.enter('Phone', '123');
    await page.profile.updateComplete;
  };

  const saveIntoEnd = async () => {
    await editName();
    await emulator.expireSessions();
    page.save();
    await isAsked();
  };

  it('asks to sign in again in its place, where password managers look, and says that all is kept', async () => {
    await page.edit('Full name');
    const {form} = page;
    page.enter('Full name', 'Ann Lee');
    await emulator.expireSessions();
    page.save();
    await isAsked();
    expect(notice()).to.equal('Your session has ended. Sign in to go on: your changes are kept.');
    expect(submitLabel()).to.equal('Sign in and save');
    expect(loginForm()!.getRootNode() === document).to.equal(true);
    expect(loginForm()!.checkVisibility()).to.equal(true);
    expect(loginForm()!.querySelector<HTMLInputElement>('[name=username]')!.value).to.equal('demo');
    await until(() => page.focused === loginForm()!.querySelector('[name=password]'));
    expect(page.form === form, 'the form is the same').to.equal(true);
    expect(page.form!.checkVisibility()).to.equal(false);
    expect(page.profile.matches(':state(sign-in)')).to.equal(true);
    expect(warnsBeforeLeaving(), 'leaving would lose it').to.equal(true);
    expect(page.login!.shadowRoot!.querySelector('[part=heading]')!.checkVisibility()).to.equal(false);
  });

  it('goes on with the save when the user has signed in again', async () => {
    await saveIntoEnd();
    const changed = nextEvent(page.profile, 'cube-profile-change');
    await page.signInAgain('demo');
    expect((await changed).detail.user.fullName).to.equal('Ann Lee');
    await until(() => !page.form);
    expect(sent).to.deep.equal([{full_name: 'Ann Lee', phone: '123'}]);
    expect(page.textOf('saved')).to.equal('Saved');
    expect(page.announcement).to.equal('Saved');
    expect(page.login === null).to.equal(true);
    expect(page.focused === page.button('Edit Full name')).to.equal(true);
    expect(warnsBeforeLeaving()).to.equal(false);
  });

  it('goes on after a wrong password as well', async () => {
    await saveIntoEnd();
    const refused = nextEvent(page.profile, 'cube-login-error');
    loginForm()!.querySelector<HTMLInputElement>('[name=password]')!.value = 'wrong-password';
    loginForm()!.requestSubmit();
    await refused;
    await page.signInAgain('demo');
    await until(() => page.textOf('saved'));
    expect(page.user.fullName).to.equal('Ann Lee');
  });

  it('shows what has been changed elsewhere in that time instead of overwriting it', async () => {
    await saveIntoEnd();
    await OtherDevice.openAndChange(emulator, {full_name: 'Theirs'});
    await page.signInAgain('demo');
    await until(() => page.errorOf('Full name'));
    expect(page.errorOf('Full name')).to.include('Theirs');
    expect(page.control('Full name').value).to.equal('Ann Lee');
    expect(page.focused === page.control('Full name')).to.equal(true);
    expect(sent).to.deep.equal([]);
  });

  it('has the form there again, with its text, where nothing was being saved', async () => {
    await editName();
    await endSession();
    expect(notice()).to.equal('Your session has ended. Sign in to go on: your changes are kept.');
    expect(submitLabel()).to.equal('Sign in');
    await until(() => page.focused === loginForm()!.querySelector('[name=password]'));
    await page.signInAgain('demo');
    expect(page.form!.checkVisibility()).to.equal(true);
    expect(page.control('Full name').value).to.equal('Ann Lee');
    await until(() => page.focused === page.control('Full name'));
    expect(page.announcement).to.equal('Signed in as Demo User.');
    expect(sent).to.deep.equal([]);
    await page.saved();
    expect(sent).to.deep.equal([{full_name: 'Ann Lee', phone: '123'}]);
  });

  it('promises nothing where nothing was entered, and goes to the name then', async () => {
    page.button('Edit Full name')!.focus();
    await endSession();
    expect(notice()).to.equal('Your session has ended. Sign in to go on.');
    await page.signInAgain('demo');
    await until(() => page.focused === page.part('name'));
    expect(page.form === null).to.equal(true);
  });

  it('takes the focus from nothing else on the page', async () => {
    const elsewhere = document.body.appendChild(document.createElement('input'));
    elsewhere.focus();
    await endSession();
    await page.login!.updateComplete;
    expect(document.activeElement === elsewhere).to.equal(true);
    elsewhere.remove();
  });

  it('sends and shows nothing of what one user has entered to another one', async () => {
    await saveIntoEnd();
    const failures: Event[] = [];
    page.profile.addEventListener('cube-profile-error', (event) => failures.push(event));
    await page.signInAgain('other');
    await until(() => page.textOf('name') === 'Other User');
    expect(page.form === null).to.equal(true);
    expect(page.root.innerHTML).not.to.include('Ann Lee').and.not.include('123');
    const text = `You are signed in as ${isolated('Other User')} now. What ${isolated('Demo User')} had not sent was not sent.`;
    expect(page.textOf('notice')).to.equal(text);
    expect(page.announcement).to.equal(text);
    expect(page.focused === page.part('name')).to.equal(true);
    expect(warnsBeforeLeaving()).to.equal(false);
    await page.edit('Full name');
    expect(page.control('Full name').value).to.equal('Other User');
    expect(sent).to.deep.equal([]);
    expect(failures.length).to.equal(0);
    const device = await OtherDevice.open(emulator);
    expect(await device.read('full_name')).to.equal('Demo User');
  });

  it('shows nothing of it where somebody else signs in at once', async () => {
    await editName();
    await page.session.client.signIn({login: 'other', password: 'other-password'});
    await until(() => page.textOf('name') === 'Other User');
    expect(page.form === null).to.equal(true);
    expect(warnsBeforeLeaving()).to.equal(false);
  });

  it('forgets it where the user signs out instead', async () => {
    await saveIntoEnd();
    await page.session.client.signOut();
    await until(() => page.part('sign-in'));
    expect(page.login === null).to.equal(true);
    expect(warnsBeforeLeaving()).to.equal(false);
    await page.session.client.signIn(demo);
    await until(() => page.textOf('name') === 'Demo User');
    expect(page.form === null).to.equal(true);
    expect(sent).to.deep.equal([]);
  });

  it('goes on without asking where the page restores the session', async () => {
    page.session.restoreSession = () => Promise.resolve(demo);
    await page.session.updateComplete;
    await editName();
    await emulator.expireSessions();
    await page.saved();
    expect(sent).to.deep.equal([{full_name: 'Ann Lee', phone: '123'}]);
  });

  it('keeps what is entered while its session is kept in another way', async () => {
    await editName();
    page.session.persist = 'tab';
    await page.session.updateComplete;
    await page.profile.updateComplete;
    expect(page.session.state.status).to.equal('restoring');
    expect(page.control('Full name').value).to.equal('Ann Lee');
    expect(page.form!.checkVisibility()).to.equal(false);
    await until(() => page.session.state.status === 'anonymous');
    await page.profile.updateComplete;
    expect(page.form === null).to.equal(true);
  });

  it('asks at once where it had ended before the page was opened', async () => {
    await endSession();
    page.session.remove();
    page = await ProfilePage.open(emulator.app);
    await isAsked();
    expect(notice()).to.equal('Your session has ended. Sign in to go on.');
    expect(page.root.querySelector('.base')!.checkVisibility()).to.equal(false);
    await page.signInAgain('demo');
    expect(page.textOf('name')).to.equal('Demo User');
  });
});
