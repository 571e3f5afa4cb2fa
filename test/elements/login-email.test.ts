import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {useFirebase} from '../helpers/firebase.js';
import {nextEvent} from '../helpers/next-event.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {until} from '../helpers/until.js';
import {WayPage} from '../helpers/way-page.js';

const keptKey = 'cube-elements:email-link';
const password = 'secret-of-this-user';
const wrong = 'The e-mail address or the password is not right. Check them and try again.';
const unreachable = 'The server cannot be reached. Check your connection and try again.';

describe('signing in by e-mail', () => {
  const emulator = useEmulator();
  const firebase = useFirebase(emulator);
  const {href} = location;
  let page: WayPage;
  let email: string;

  const open = (methods = 'email password', attributes = {}) => {
    (page as WayPage | undefined)?.session.remove();
    return WayPage.open(emulator.app, methods, firebase.settings, attributes);
  };

  const enter = (values: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(values)) page.input(name)!.value = value;
  };

  /** Fills in and submits, without any input event, as some password managers do. */
  const signIn = (values: Readonly<Record<string, string>>) => {
    enter(values);
    page.form!.requestSubmit();
  };

  const sendLink = async () => {
    enter({email});
    page.button('Send me a link instead')!.click();
    await until(() => page.heading === 'Check your mail');
  };

  /** Turns the address of this page into the one that the mail leads to. */
  const followLink = async (own = '?topic=news&mode=own') => {
    page.session.remove();
    const {searchParams} = new URL(await firebase.latestLink(email));
    const back = new URL(own, href);
    for (const name of ['apiKey', 'oobCode', 'mode', 'lang'])
      back.searchParams.set(name, searchParams.get(name) ?? '');
    history.replaceState({own: 'state'}, '', back);
  };

  beforeEach(() => {
    email = firebase.newEmail();
  });

  afterEach(() => {
    localStorage.clear();
    history.replaceState(null, '', href);
  });

  describe('with a password', () => {
    beforeEach(async () => {
      await firebase.addUser(email, password);
      page = await open();
    });

    it('goes to a session by the keyboard alone', async () => {
      const signedIn = nextEvent(page.login, 'cube-login');
      page.input('email')!.focus();
      await sendKeys({type: email});
      await sendKeys({press: 'Tab'});
      await sendKeys({type: password});
      await sendKeys({press: 'Enter'});
      const {user} = (await signedIn).detail;
      expect(user.email).to.equal(email);
      expect(page.session.state.status).to.equal('authenticated');
      expect(localStorage.length).to.equal(0);
    });

    it('is a native form that browsers and password managers fill in', () => {
      const [address, secret] = [page.input('email')!, page.input('password')!];
      expect([address.autocomplete, address.inputMode, secret.autocomplete, secret.type]).to.deep.equal([
        'username',
        'email',
        'current-password',
        'password',
      ]);
      expect(page.form!.querySelector('.cube-reveal')).not.to.equal(null);
      expect(page.heading).to.equal('Sign in by e-mail');
    });

    it('says what is missing, at its field', async () => {
      signIn({});
      await page.isRendered();
      expect(page.descriptionOf(page.input('email'))).to.equal('Enter your e-mail address.');
      expect(page.descriptionOf(page.input('password'))).to.equal('Enter your password.');
      expect(page.announcement).to.equal('Enter your e-mail address. Enter your password.');
      expect(page.hasFocus(page.input('email'))).to.equal(true);
      signIn({email: 'half', password});
      await page.isRendered();
      expect(page.descriptionOf(page.input('email'))).to.contain('such as name@example.com');
      expect(page.descriptionOf(page.input('password'))).to.equal('');
    });

    it('says the same of a wrong password and of an address that nobody has', async () => {
      const failed = nextEvent(page.login, 'cube-login-error');
      signIn({email, password: 'not-the-password'});
      const {error} = (await failed).detail;
      expect(error).to.have.property('problem', 'wrong-password');
      expect(JSON.stringify(error) + String(error)).not.to.contain('not-the-password');
      await page.isDone();
      expect(page.descriptionOf(page.input('password'))).to.equal(wrong);
      expect(page.hasFocus(page.input('password'))).to.equal(true);
      expect(page.input('password')!.value).to.equal('not-the-password');
      const failedAgain = nextEvent(page.login, 'cube-login-error');
      signIn({email: firebase.newEmail()});
      await failedAgain;
      await page.isDone();
      expect(page.descriptionOf(page.input('password'))).to.equal(wrong);
    });

    it('does not ask Firebase again where only the server was out of reach', async () => {
      await emulator.fault({path: '/login', times: 9, reset: true});
      signIn({email, password});
      await until(() => page.summary === unreachable);
      await page.isDone();
      expect(page.submit.textContent.trim()).to.equal('Try again');
      await emulator.clearFaults();
      // Firebase would not take it.
      const signedIn = nextEvent(page.login, 'cube-login');
      signIn({password: 'something-else'});
      expect((await signedIn).detail.user.email).to.equal(email);
    });

    it('asks Firebase again where another address has been entered meanwhile', async () => {
      await emulator.fault({path: '/login', times: 9, reset: true});
      signIn({email, password});
      await until(() => page.summary === unreachable);
      await page.isDone();
      await emulator.clearFaults();
      const other = firebase.newEmail();
      await firebase.addUser(other, password);
      const signedIn = nextEvent(page.login, 'cube-login');
      signIn({email: other});
      expect((await signedIn).detail.user.email).to.equal(other);
    });

    it('says that it is not possible where the app does not take what Firebase gives', async () => {
      await emulator.setFeatures({firebase: {projectId: 'another-project'}});
      signIn({email, password});
      await until(() => page.summary?.startsWith('Signing in by e-mail is not possible here'));
      await page.isDone();
      expect([page.input('email')!.value, page.input('password')!.value]).to.deep.equal([email, password]);
      expect(page.submit.textContent.trim()).to.equal('Sign in');
    });

    it('comes too late where the way has been left', async () => {
      page = await open('password email');
      page.button('E-mail')!.click();
      await until(() => page.input('email'));
      await emulator.fault({path: '/login', delayMs: 20_000});
      let isSignedIn = false;
      page.login.addEventListener('cube-login', () => (isSignedIn = true));
      signIn({email, password});
      await until(async () => (await emulator.countRequests('POST /session')) > 0);
      page.part('back')!.click();
      await page.isDone();
      expect(page.input('username')).not.to.equal(null);
      await emulator.clearFaults();
      page.button('E-mail')!.click();
      await until(() => page.input('email'));
      expect(page.input('email')!.value).to.equal(email);
      signIn({email, password: 'wrong-password'});
      await until(() => page.descriptionOf(page.input('password')) === wrong);
      expect([isSignedIn, page.session.state.status]).to.deep.equal([false, 'anonymous']);
    });

    it('keeps nothing of what was entered once somebody has signed in', async () => {
      page = await open('password email');
      page.button('E-mail')!.click();
      await until(() => page.input('email'));
      enter({email, password});
      await page.session.client.signIn({login: 'demo', password: 'demo-password'});
      await until(() => page.form === null);
      await page.session.client.signOut();
      await until(() => page.input('username'));
      page.button('E-mail')!.click();
      await until(() => page.input('email'));
      expect([page.input('email')!.value, page.input('password')!.value]).to.deep.equal(['', '']);
    });

    it('fills in what has been typed as login, if it is an address', async () => {
      page = await open('password email');
      page.input('username')!.value = email;
      page.button('E-mail')!.click();
      await until(() => page.input('email'));
      expect(page.input('email')!.value).to.equal(email);
    });

    it('tells the developer what is not set, and the user that it is not possible', async () => {
      page.login.removeAttribute('firebase-project-id');
      const failed = nextEvent(page.login, 'cube-login-error');
      signIn({email, password});
      const {error} = (await failed).detail as {error: Error};
      expect(error.name).to.equal('CubeValidationError');
      expect(error.message).to.contain('firebase-project-id').and.not.to.contain('firebase-api-key');
      await page.isDone();
      expect(page.summary).to.contain('is not possible here at the moment');
    });
  });

  describe('with a link', () => {
    it('needs the address only, sends a mail, and says where it has gone', async () => {
      page = await open();
      page.button('Send me a link instead')!.click();
      await page.isRendered();
      expect(page.descriptionOf(page.input('email'))).to.equal('Enter your e-mail address.');
      expect(page.descriptionOf(page.input('password'))).to.equal('');
      page.input('email')!.focus();
      await sendLink();
      expect(page.announcement).to.contain('Check your mail. A mail with a link is on its way.');
      expect(page.login.shadowRoot!.querySelector('bdi')!.textContent).to.equal(email);
      expect(page.hasFocus(page.part('heading'))).to.equal(true);
      expect(page.button('Send again')).to.equal(undefined);
      const {searchParams} = new URL(await firebase.latestLink(email));
      expect(searchParams.get('continueUrl')).to.equal(href);
      page.part('back')!.click();
      await until(() => page.input('email'));
      expect(page.input('email')!.value).to.equal(email);
    });

    it('leads back to where the page says', async () => {
      page = await open('email', {'redirect-url': '/welcome?from=mail'});
      await sendLink();
      const {searchParams} = new URL(await firebase.latestLink(email));
      expect(searchParams.get('continueUrl')).to.equal(`${location.origin}/welcome?from=mail`);
      page = await open('email', {'redirect-url': 'javascript:alert(1)'});
      await sendLink();
      const again = new URL(await firebase.latestLink(email)).searchParams;
      expect(again.get('continueUrl')).to.equal(href);
    });

    it('signs in at once on the device that has asked for it, and takes the code out of the address', async () => {
      page = await open();
      await sendLink();
      await followLink();
      const signedIn = nextEvent(document, 'cube-login');
      page = await open();
      expect(location.search).to.equal('?topic=news');
      expect(history.state).to.deep.equal({own: 'state'});
      expect((await signedIn).detail.user.email).to.equal(email);
      expect(localStorage.length).to.equal(0);
    });

    it('asks for the address on another device, and says where it is another one', async () => {
      page = await open();
      await sendLink();
      localStorage.clear();
      await followLink();
      page = await open();
      expect(location.search).to.equal('?topic=news');
      expect(page.form!.textContent).to.contain('Which address was the link sent to?');
      signIn({email: firebase.newEmail()});
      await until(() => page.descriptionOf(page.input('email')).startsWith('The link was sent to another'));
      await page.isDone();
      const signedIn = nextEvent(page.login, 'cube-login');
      signIn({email: `  ${email} `});
      expect((await signedIn).detail.user.email).to.equal(email);
    });

    it('tries again with the same link where only the server was out of reach', async () => {
      page = await open();
      await sendLink();
      await followLink();
      await emulator.fault({path: '/login', times: 9, reset: true});
      page = await open();
      await until(() => page.summary === unreachable);
      await page.isDone();
      expect(localStorage.getItem(keptKey)).to.equal(email);
      await emulator.clearFaults();
      const signedIn = nextEvent(page.login, 'cube-login');
      page.button('Try again')!.click();
      expect((await signedIn).detail.user.email).to.equal(email);
    });

    it('offers a new link where one has been used already', async () => {
      page = await open();
      await sendLink();
      await followLink();
      const used = location.href;
      const signedIn = nextEvent(document, 'cube-login');
      page = await open();
      await signedIn;
      await page.session.client.signOut();
      page.session.remove();
      await page.isRendered();
      history.replaceState(null, '', used);
      localStorage.setItem(keptKey, email);
      page = await open();
      await until(() => page.button('Send a new link'));
      expect(page.summary).to.equal('This link has been used already, or is too old. Have a new one sent.');
      expect(page.input('email')!.value).to.equal(email);
      page.button('Send a new link')!.click();
      await until(() => page.heading === 'Check your mail');
    });

    for (const kept of ['', '<img src=x onerror=alert(1)>@"', '\u202e@\u0000', 'x'.repeat(5000)]) {
      it(`survives what is kept or made up: ${JSON.stringify(kept.slice(0, 30))}`, async () => {
        localStorage.setItem(keptKey, kept);
        const made = new URLSearchParams({apiKey: 'any-key', oobCode: kept || 'made-up', mode: 'signIn'});
        history.replaceState(null, '', `?${made}`);
        page = await open();
        expect(location.search).to.equal('');
        if (!kept) signIn({email});
        await until(() => page.summary || page.descriptionOf(page.input('email')));
        await page.isDone();
        page.button('Use a password instead')!.click();
        await until(() => page.input('password'));
      });
    }

    const signInAsDemo = async () => {
      await page.session.client.signIn({login: 'demo', password: 'demo-password'});
      page.session.remove();
    };

    it('leaves alone whoever is signed in already, and drops the code of the link', async () => {
      page = await open();
      await sendLink();
      await signInAsDemo();
      await followLink();
      let signIns = 0;
      const count = () => (signIns += 1);
      document.addEventListener('cube-login', count);
      page = await open();
      await until(() => location.search === '?topic=news');
      await page.isRendered();
      const {state} = page.session;
      expect([state.user?.login, signIns, page.form === null]).to.deep.equal(['demo', 0, true]);
      document.removeEventListener('cube-login', count);
      await page.session.client.signOut();
      await until(() => page.input('password'));
      expect(page.heading).to.equal('Sign in by e-mail');
    });

    it('is used once the element is on the page, and whatever the page puts first meanwhile', async () => {
      page = await open();
      await sendLink();
      await followLink();
      page.session.remove();
      await emulator.fault({path: '/login', times: 1, delayMs: 500});
      const signedIn = nextEvent(document, 'cube-login');
      page = await open('password email');
      await until(() => location.search === '?topic=news');
      page.login.methods = 'email guest';
      await page.isRendered();
      page.login.methods = 'guest email';
      expect((await signedIn).detail.user.email).to.equal(email);
    });

    it('leaves alone what is no such link', async () => {
      history.replaceState(null, '', '?mode=signIn&topic=oobCode');
      page = await open();
      expect(location.search).to.equal('?mode=signIn&topic=oobCode');
      expect(page.input('password')).not.to.equal(null);
    });
  });

  describe('accessibility', () => {
    const states: Record<string, () => Promise<void>> = {
      idle: () => page.isRendered(),
      'password wrong': async () => {
        signIn({email, password});
        await until(() => page.descriptionOf(page.input('password')) === wrong);
        await page.isDone();
      },
      'link sent': sendLink,
      'address asked for': async () => {
        await sendLink();
        localStorage.clear();
        await followLink();
        page = await open();
      },
      'link used': async () => {
        page.session.remove();
        await page.isRendered();
        localStorage.setItem(keptKey, email);
        history.replaceState(null, '', '?apiKey=any-key&oobCode=used&mode=signIn');
        page = await open();
        await until(() => page.button('Send a new link'));
      },
    };

    testColourSchemes(states, async (reach) => {
      page = await open();
      await reach();
      return page.session;
    });
  });
});
