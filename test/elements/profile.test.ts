import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import type {SignInProvider} from '../../src/core.js';
import {describeIdentity} from '../../src/elements/profile/describe-identity.js';
import {profile as english} from '../../src/locales/en/profile.js';
import {complaintsOf} from '../helpers/complaints.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {OtherDevice, ProfilePage} from '../helpers/profile-page.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

describe('<cube-profile>', () => {
  const emulator = useEmulator();
  let page: ProfilePage;

  const open = async (attributes?: Record<string, string>) => {
    page = await ProfilePage.openSignedIn(emulator.app, attributes);
  };

  describe('shows who is signed in', () => {
    it('by name, login and initials', async () => {
      await open();
      expect(page.textOf('name')).to.equal('Demo User');
      expect(page.root.querySelector('.identity')!.textContent).to.equal('\u2068demo\u2069 · signed in');
      expect(page.part('avatar')!.innerText.trim()).to.equal('DU');
      expect(page.profile.matches(':state(profile)')).to.equal(true);
    });

    it('by the login alone where there is no other name', async () => {
      await OtherDevice.openAndChange(emulator, {full_name: ''});
      await open();
      expect(page.textOf('name')).to.equal('demo');
      expect(page.root.querySelector('.identity')!.textContent).to.equal('Signed in');
    });

    const isolated = (text: string) => `\u2068${text}\u2069`;
    type Part = Readonly<Record<string, unknown>>;
    const lines: [provider: SignInProvider | undefined, user: Part, line: string][] = [
      ['facebook', {login: 'marvin18'}, `${isolated('marvin18')} · signed in with Facebook`],
      ['facebook', {login: null, email: null}, 'Signed in with Facebook'],
      ['twitter', {}, `${isolated('demo')} · signed in with X (Twitter)`],
      [
        'firebase_phone',
        {login: 'made-up', phone: '4780232143'},
        `${isolated('4780232143')} · signed in with phone`,
      ],
      ['firebase_email', {}, `${isolated('demo@example.com')} · signed in with e-mail`],
      ['guest', {login: 'guest_login_00ff', email: null, isGuest: true}, 'Signed in as a guest'],
      ['guest', {email: 'g@example.com', login: null, isGuest: true}, `${isolated('g@example.com')} · guest`],
      ['guest', {}, `${isolated('demo')} · signed in`],
      ['password', {facebookId: '100'}, `${isolated('demo')} · signed in`],
      [undefined, {facebookId: '100'}, `${isolated('demo')} · signed in with Facebook`],
      [undefined, {twitterId: '100'}, `${isolated('demo')} · signed in with X (Twitter)`],
      [undefined, {twitterId: '100', facebookId: '100'}, `${isolated('demo')} · signed in`],
    ];
    it('by what they have signed in with', async () => {
      await open();
      for (const [provider, changes, line] of lines) {
        const user = {...page.user, ...changes};
        expect(describeIdentity(user, user.fullName!, provider, english)).to.equal(line);
      }
      await emulator.control('POST', 'providers', {
        appId: Number(emulator.app.appId),
        provider: 'facebook',
        token: 'facebook-token',
        profile: {id: '100', name: 'Ann Lee'},
      });
      await page.session.client.signInUsingSocialProvider('facebook', 'facebook-token');
      await until(() => page.textOf('name') === 'Ann Lee');
      const identity = () => page.root.querySelector('.identity')!.textContent;
      expect(identity()).to.equal(`${isolated('facebook_100')} · signed in with Facebook`);
      await page.session.client.signInAsGuest('Visitor');
      await until(() => page.textOf('name') === 'Visitor');
      expect(identity()).to.equal('Signed in as a guest');
    });

    it('with one heading for the user and one for each section below it', async () => {
      await open();
      const headings = [...page.root.querySelectorAll('h1, h2, h3, h4')];
      expect(headings.map((heading) => `${heading.localName} ${heading.textContent}`)).to.deep.equal([
        'h2 Demo User',
        'h3 About you',
        'h3 Security',
      ]);
    });

    it('and follows what the session tells of the user', async () => {
      await open();
      await page.session.client.updateUser({fullName: 'Ann Lee'});
      await until(() => page.textOf('name') === 'Ann Lee');
      expect(page.rows()['Full name']).to.equal('Ann Lee');
    });
  });

  describe('where nobody is signed in', () => {
    it('says so, and offers to sign in, in this place', async () => {
      page = await ProfilePage.open(emulator.app);
      expect(page.root.querySelector('.anonymous p')!.textContent).to.equal('Sign in to see your profile.');
      expect(page.profile.matches(':state(anonymous)')).to.equal(true);
      page.part('sign-in')!.focus();
      page.part('sign-in')!.click();
      await until(() => page.focused?.getAttribute('name') === 'username');
      await page.signInAgain('demo');
      expect(page.login === null).to.equal(true);
      expect(page.textOf('name')).to.equal('Demo User');
      expect(page.focused === page.part('name')).to.equal(true);
      expect(page.announcement).to.equal('Signed in as Demo User.');
    });

    it('shows what the page has for that', async () => {
      const own = Object.assign(document.createElement('p'), {slot: 'anonymous', textContent: 'Welcome'});
      page = await ProfilePage.open(emulator.app);
      page.profile.append(own);
      expect(own.checkVisibility()).to.equal(true);
      expect(page.part('sign-in')!.checkVisibility()).to.equal(false);
      await page.session.client.signIn(demo);
      await page.profile.updateComplete;
      expect(own.checkVisibility()).to.equal(false);
    });

    it('shows nothing of the user after a sign-out, and keeps the focus', async () => {
      await open();
      await page.edit('Full name');
      page.enter('Full name', 'Somebody');
      await page.session.client.signOut();
      await until(() => page.part('sign-in'));
      expect(page.form === null).to.equal(true);
      expect(page.root.textContent).not.to.include('Demo');
      await until(() => page.focused === page.part('sign-in'));
      await page.session.client.signIn(demo);
      await until(() => page.textOf('name') === 'Demo User');
      expect(page.form === null, 'the form is not there again').to.equal(true);
    });

    it('keeps its place free', async () => {
      page = await ProfilePage.open(emulator.app);
      expect(page.login === null).to.equal(true);
      expect(page.profile.getBoundingClientRect().height).to.equal(24 * 16);
    });

    it('says that nothing is possible where the page has no session, and tells the developer', async () => {
      const profile = document.createElement('cube-profile');
      const complaints = await complaintsOf(async () => {
        document.body.append(profile);
        await profile.updateComplete;
      });
      expect(profile.shadowRoot!.querySelector('.anonymous')!.textContent.trim()).to.equal(
        'This is not possible here at the moment. Try again later.',
      );
      expect(profile.shadowRoot!.querySelector('button') === null).to.equal(true);
      expect(complaints.join()).to.include('<cube-profile> has no session');
      profile.remove();
    });

    it('uses the app that it names itself, and so does the form to sign in with', async () => {
      const profile = Object.assign(document.createElement('cube-profile'), emulator.app);
      document.body.append(profile);
      page = new ProfilePage(null!, profile);
      await until(() => page.part('sign-in'));
      page.part('sign-in')!.click();
      await until(() => page.login?.querySelector('form'));
      await page.signInAgain('demo');
      expect(page.textOf('name')).to.equal('Demo User');
      profile.remove();
    });
  });

  it('reserves its place while the session is read, and shows nothing of it', async () => {
    const profile = document.createElement('cube-profile');
    const session = Object.assign(document.createElement('cube-session'), emulator.app);
    session.append(profile);
    document.body.append(session);
    await profile.updateComplete;
    expect(profile.matches(':state(restoring)')).to.equal(true);
    expect(profile.innerText.trim()).to.equal('');
    expect(profile.getBoundingClientRect().height).to.equal(24 * 16);
    session.remove();
  });

  it('takes the page’s own texts', async () => {
    page = await ProfilePage.open(emulator.app);
    page.profile.messages = {fullName: 'Name', edit: 'Ändern', editField: '{field} ändern', signIn: 'Los'};
    page.profile.loginMessages = {password: 'Kennwort'};
    await page.profile.updateComplete;
    page.part('sign-in')!.click();
    await until(() => page.login?.querySelector('form'));
    expect(page.login!.textContent).to.include('Kennwort');
    await page.signInAgain('demo');
    expect(page.button('Name ändern')!.textContent.trim()).to.equal('Ändern');
  });

  it('tells of its changes outside of shadow roots as well', async () => {
    await open();
    await page.edit('Full name');
    page.enter('Full name', 'Ann Lee');
    const changed = nextEvent(document.body, 'cube-profile-change');
    page.save();
    expect((await changed).detail.user.fullName).to.equal('Ann Lee');
  });
});
