import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import type {CubeAvatarUpload, CubeLogin} from '../../src/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {openSession} from '../helpers/open-session.js';
import {ProfilePage} from '../helpers/profile-page.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {countingHook, registerToken} from '../helpers/ways-page.js';

describe('a <cube-login> that the page has put in the place to sign in', () => {
  const emulator = useEmulator();
  let page: ProfilePage;
  let own: CubeLogin;

  const createLogin = () => {
    const login = document.createElement('cube-login');
    login.slot = 'sign-in';
    login.messages = {signIn: 'Let me in', wrongPassword: 'Not that one.'};
    return login;
  };

  const openProfile = async () => {
    page = await ProfilePage.open(emulator.app);
    own = createLogin();
    page.profile.prepend(own);
    await page.session.client.signIn(demo);
    await page.profile.updateComplete;
  };

  const submitLabel = () => own.querySelector('.cube-submit')!.textContent.trim();

  const endSession = async () => {
    await emulator.expireSessions();
    page.session.client.getUserByLogin('demo').catch(() => undefined);
    await until(
      () => own.querySelector('form') && own.checkVisibility(),
      'the user is asked to sign in again',
    );
    await own.updateComplete;
  };

  const isAlone = () => page.profile.querySelectorAll('cube-login').length === 1;

  it('is shown only then, with the page’s texts and what waits for the sign-in, and gets its texts back', async () => {
    await openProfile();
    expect([own.checkVisibility(), isAlone()]).to.deep.equal([false, true]);
    await page.edit('Full name');
    page.enter('Full name', 'Ann Lee');
    await emulator.expireSessions();
    page.save();
    await until(() => own.checkVisibility() && own.querySelector('form'));
    await until(() => submitLabel() === 'Sign in and save');
    expect(isAlone()).to.equal(true);
    const notice = own.shadowRoot!.querySelector('[part=notice]')!.textContent.trim();
    expect(notice).to.equal('Your session has ended. Sign in to go on: your changes are kept.');
    await until(() => page.focused === own.querySelector('[name=password]'), 'the focus is there');
    const failed = nextEvent(page.profile, 'cube-login-error');
    own.querySelector<HTMLInputElement>('[name=password]')!.value = 'wrong';
    own.querySelector('form')!.requestSubmit();
    await failed;
    await own.updateComplete;
    expect(own.querySelector('.cube-error')!.textContent.trim()).to.equal('Not that one.');

    const heard: EventTarget[] = [];
    page.session.addEventListener('cube-login', ({target}) => heard.push(target!));
    own.addEventListener('cube-login', ({target}) => heard.push(target!));
    const changed = nextEvent(page.profile, 'cube-profile-change');
    await page.signInAgain('demo');
    expect((await changed).detail.user.fullName).to.equal('Ann Lee');
    expect(heard.map((target) => (target as Element).localName)).to.have.members([
      'cube-login',
      'cube-profile',
    ]);
    await until(() => page.focused === page.button('Edit Full name'), 'the focus is back');
    expect(own.checkVisibility()).to.equal(false);
    expect(own.messages).to.deep.equal({signIn: 'Let me in', wrongPassword: 'Not that one.'});
    expect(own.isConnected).to.equal(true);
  });

  it('is used again each time, with the texts that the page has set meanwhile', async () => {
    await openProfile();
    await endSession();
    expect(submitLabel()).to.equal('Let me in');
    own.messages = {signIn: 'Come in'};
    page.profile.requestUpdate();
    await until(() => submitLabel() === 'Come in');
    await page.signInAgain('demo');
    expect(own.messages).to.deep.equal({signIn: 'Come in'});
    await endSession();
    expect(submitLabel()).to.equal('Come in');
    await page.signInAgain('demo');
    expect(page.textOf('name')).to.equal('Demo User');
  });

  it('signs a user of Facebook in again by Facebook, and the save goes on', async () => {
    page = await ProfilePage.open(emulator.app);
    const {token} = await registerToken(emulator, 'facebook', 'Petra Provider');
    const hook = countingHook(() => Promise.resolve({token}));
    own = Object.assign(createLogin(), {methods: 'phone facebook', getSocialToken: hook});
    page.profile.prepend(own);
    await page.session.client.signInUsingSocialProvider('facebook', token);
    await until(() => page.root.querySelector('.identity'));
    expect(page.root.querySelector('.identity')!.textContent).to.match(/signed in with Facebook$/i);
    await page.edit('Full name');
    page.enter('Full name', 'Petra Changed');
    await emulator.expireSessions();
    page.save();
    const button = (way: string) => own.shadowRoot!.querySelector<HTMLButtonElement>(`[part~=${way}]`);
    await until(() => own.checkVisibility() && button('facebook'), 'the way of the last time is offered');
    await until(() => page.focused?.matches('[part=heading]'), 'the focus is there');
    expect(button('phone')!.matches('.ways *'), 'the other one is below').to.equal(true);
    expect(own.querySelector('form') === null, 'nothing is asked for').to.equal(true);
    expect(own.shadowRoot!.querySelector('.base')!.textContent.match(/session has ended/g)).to.have.lengthOf(
      1,
    );
    expect([isAlone(), page.form!.checkVisibility()]).to.deep.equal([true, false]);

    const changed = nextEvent(page.profile, 'cube-profile-change');
    button('facebook')!.focus();
    button('facebook')!.click();
    expect((await changed).detail.user.fullName).to.equal('Petra Changed');
    expect(hook.calls).to.equal(1);
    await until(() => page.focused === page.button('Edit Full name'), 'the focus is back');
    expect(own.checkVisibility()).to.equal(false);
  });

  it('takes a visitor in, and gives way to another or to none while it is shown', async () => {
    await openProfile();
    await page.session.client.signOut();
    await until(() => page.part('sign-in'));
    expect(own.checkVisibility()).to.equal(false);
    page.part('sign-in')!.focus();
    page.part('sign-in')!.click();
    await until(() => page.focused === own.querySelector('[name=username]'));
    own.remove();
    page.profile.requestUpdate();
    await until(() => page.login?.querySelector('form'), 'a form of the element’s own');
    own = createLogin();
    page.profile.append(own);
    page.profile.requestUpdate();
    await until(() => isAlone() && own.querySelector('form'));
    await page.signInAgain('demo');
    expect(page.textOf('name')).to.equal('Demo User');
  });

  it('signs in where its element does, also without a <cube-session>', async () => {
    const {appId, authKey, endpoint} = emulator.app;
    const profile = Object.assign(document.createElement('cube-profile'), {appId, authKey, endpoint});
    own = createLogin();
    profile.append(own);
    document.body.append(profile);
    const button = () => profile.shadowRoot!.querySelector<HTMLElement>('[part=sign-in]');
    await until(button);
    button()!.click();
    await until(() => own.querySelector('form'));
    own.querySelector<HTMLInputElement>('[name=username]')!.value = 'demo';
    own.querySelector<HTMLInputElement>('[name=password]')!.value = 'demo-password';
    const signedIn = nextEvent(profile, 'cube-login');
    own.querySelector('form')!.requestSubmit();
    await signedIn;
    await until(() => profile.matches(':state(profile)'));
    profile.remove();
  });

  it('stands in a <cube-avatar-upload> as well', async () => {
    const upload: CubeAvatarUpload = document.createElement('cube-avatar-upload');
    own = createLogin();
    upload.append(own);
    const session = await openSession(emulator.app, upload);
    await session.client.signIn(demo);
    await upload.updateComplete;
    expect(own.checkVisibility()).to.equal(false);
    await emulator.expireSessions();
    session.client.getUserByLogin('demo').catch(() => undefined);
    await until(() => own.checkVisibility() && own.querySelector('form'));
    expect(upload.querySelectorAll('cube-login').length).to.equal(1);
    const signedIn = nextEvent(upload, 'cube-login');
    own.querySelector<HTMLInputElement>('[name=password]')!.value = 'demo-password';
    own.querySelector('form')!.requestSubmit();
    await signedIn;
    await until(() => upload.matches(':state(ready)'));
  });
});
