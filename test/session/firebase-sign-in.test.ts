import {expect} from '@open-wc/testing';
import {initializeApp} from '@firebase/app';
import {inMemoryPersistence, initializeAuth, connectAuthEmulator, type Auth} from '@firebase/auth';
import type {User} from '../../src/core.js';
import {nameOf} from '../../src/firebase/firebase-auth.js';
import {createFirebaseSignIn, type FirebaseSignIn} from '../../src/firebase/firebase-sign-in.js';
import type {FirebaseSettings} from '../../src/firebase/firebase-settings.js';
import {isCubeProviderError} from '../../src/provider-error.js';
import {failureOf} from '../helpers/failure.js';
import * as copy from '../helpers/firebase-copy.js';
import {claimsOf, useFirebase} from '../helpers/firebase.js';
import {FakeCaptcha, seen} from './helpers/fake-captcha.js';

const password = 'correct-horse';

/** The problem and the code of a failure, and whether it keeps what was given to itself. */
async function problemOf(call: Promise<unknown>, ...secrets: string[]): Promise<string> {
  const error = await failureOf(call);
  if (!isCubeProviderError(error)) return `another error: ${String(error)}`;
  const told = JSON.stringify(
    Object.getOwnPropertyNames(error).map((name) => Reflect.get(error, name) as unknown),
  );
  if (secrets.some((secret) => told.includes(secret))) return `it tells: ${told}`;
  if ('cause' in error || 'customData' in error) return 'it holds the error of the SDK';
  return `${error.problem} ${error.code ?? ''}`.trim();
}

const userWith = (fields: Partial<User>) => ({email: null, phone: null, ...fields}) as User;

describe('signing in at Firebase', () => {
  const firebase = useFirebase();
  let place: HTMLElement;
  let account: FirebaseSignIn;
  const complaints: unknown[][] = [];
  const {error, warn, log} = console;

  before(async () => {
    account = await createFirebaseSignIn(firebase.settings);
  });

  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
    const note = (...texts: unknown[]) => void complaints.push(texts);
    Object.assign(console, {error: note, warn: note, log: () => undefined});
  });

  afterEach(async () => {
    Object.assign(console, {error, warn, log});
    await account.signOut();
    expect(place.childNodes.length, 'what the reCAPTCHA has left behind').to.equal(0);
    place.remove();
    expect(complaints.splice(0)).to.deep.equal([]);
  });

  const sendCode = async (phone: string): Promise<string> => {
    await account.sendCode(phone, place);
    return firebase.latestCode(phone);
  };

  const wrong = (code: string): string => (code === '000000' ? '111111' : '000000');

  describe('by phone', () => {
    it('gives an ID token of the number for the right code, also after a wrong one, but once only', async () => {
      const phone = firebase.newPhone();
      const code = await sendCode(phone);
      expect(await problemOf(account.confirmCode(wrong(code)), phone, code)).to.equal(
        'wrong-code auth/invalid-verification-code',
      );
      const credentials = await account.confirmCode(code);
      expect(credentials.provider).to.equal('firebase_phone');
      expect(credentials.projectId).to.equal(firebase.projectId);
      expect(claimsOf(credentials)['phone_number']).to.equal(phone);
      expect(await problemOf(account.confirmCode(code), code)).to.equal('expired-code');
    });

    it('goes on by the code that was sent last', async () => {
      const phone = firebase.newPhone();
      const first = await sendCode(phone);
      const second = await sendCode(phone);
      if (first !== second) expect(await problemOf(account.confirmCode(first))).to.match(/^wrong-code/);
      expect(claimsOf(await account.confirmCode(second))['phone_number']).to.equal(phone);
    });

    it('keeps the code that was sent where another cannot be sent', async () => {
      const phone = firebase.newPhone();
      const code = await sendCode(phone);
      expect(await problemOf(account.sendCode('<b>no number</b>', place))).to.match(/^invalid-phone auth/);
      expect(await problemOf(account.sendCode('', place))).to.match(/^invalid-phone auth/);
      expect(claimsOf(await account.confirmCode(code))['phone_number']).to.equal(phone);
    });

    it('lets go of a request that a later one has overtaken', async () => {
      const phone = firebase.newPhone();
      const [early, late] = await Promise.all([
        problemOf(account.sendCode(firebase.newPhone(), place)),
        sendCode(phone),
      ]);
      expect(early).to.equal('stale');
      expect(claimsOf(await account.confirmCode(late))['phone_number']).to.equal(phone);
    });
  });

  describe('by password', () => {
    it('gives an ID token of the address, and says of whatever is wrong only that it is', async () => {
      const email = firebase.newEmail();
      const id = await firebase.addUser(email, password);
      const credentials = await account.signInByPassword(email, password);
      expect(credentials.provider).to.equal('firebase_email');
      expect(claimsOf(credentials)['email']).to.equal(email);

      const tried = (address: string, word: string) =>
        problemOf(account.signInByPassword(address, word), email, 'not-my-password');
      expect(await tried(email, 'not-my-password')).to.match(/^wrong-password/);
      expect(await tried(firebase.newEmail(), 'not-my-password')).to.match(/^wrong-password/);
      expect(await tried(email, '')).to.match(/^wrong-password/);
      expect(await tried('no address', password)).to.match(/^invalid-email/);
      await firebase.outbox.disableUser(id);
      expect(await tried(email, password)).to.equal('refused auth/user-disabled');
    });
  });

  describe('by a link', () => {
    const returnTo = 'https://example.com/sign-in?next=%2F';

    it('gives an ID token of the address, once, and to nobody else', async () => {
      const email = firebase.newEmail();
      await account.sendLink(email, returnTo);
      const link = await firebase.latestLink(email);
      expect(new URL(link).searchParams.get('continueUrl')).to.equal(returnTo);
      expect(account.isLink(link)).to.equal(true);
      const {search} = new URL(link);
      expect(account.isLink(`https://example.com/sign-in${search}`)).to.equal(true);

      expect(await problemOf(account.signInByLink(firebase.newEmail(), link), email)).to.match(
        /^invalid-email/,
      );
      expect(claimsOf(await account.signInByLink(email, link))['email']).to.equal(email);
      expect(await problemOf(account.signInByLink(email, link), email)).to.match(/^expired-link/);
    });

    it('writes its mail in the language of the page, as far as Firebase knows it', async () => {
      const root = document.documentElement;
      const {lang} = root;
      const {fetch} = window;
      const locales: unknown[] = [];
      window.fetch = (input, init) => {
        locales.push(new Headers(init?.headers).get('X-Firebase-Locale'));
        return fetch(input, init);
      };
      try {
        for (root.lang of ['pt-BR', 'zh-Hant-TW', 'x-klingon', 'nb']) {
          await account.sendLink(firebase.newEmail(), returnTo);
        }
      } finally {
        root.lang = lang;
        window.fetch = fetch;
      }
      expect(locales).to.deep.equal(['pt-BR', 'zh', 'en', 'nb']);
    });

    it('tells a link from any other address', async () => {
      const others = [
        'https://example.com/',
        '',
        'no address',
        `${returnTo}&mode=signIn`,
        'javascript:alert(1)',
      ];
      expect(others.filter((address) => account.isLink(address))).to.deep.equal([]);
      const made = 'https://example.com/?mode=signIn&oobCode=made-up&apiKey=any-key';
      expect(await problemOf(account.signInByLink(firebase.newEmail(), made))).to.match(/^expired-link/);
    });
  });

  describe('a fresh token', () => {
    it('is given for the user who is signed in there, by phone or address, and for nobody else', async () => {
      const phone = firebase.newPhone();
      await account.confirmCode(await sendCode(phone));
      const asked = performance.getEntriesByType('resource').length;
      const again = await account.refresh(userWith({phone: phone.slice(1)}));
      const requests = performance.getEntriesByType('resource').slice(asked);
      expect(requests.some(({name}) => name.includes('securetoken.googleapis.com'))).to.equal(true);
      expect(again?.provider).to.equal('firebase_phone');
      expect(claimsOf(again!)['phone_number']).to.equal(phone);
      expect(await account.refresh(userWith({phone: firebase.newPhone()}))).to.equal(null);
      expect(await account.refresh(userWith({email: firebase.newEmail()}))).to.equal(null);
      expect(await account.refresh(userWith({}))).to.equal(null);

      const email = firebase.newEmail();
      await firebase.addUser(email, password);
      await account.signInByPassword(email, password);
      expect((await account.refresh(userWith({email: email.toUpperCase()})))?.provider).to.equal(
        'firebase_email',
      );
      expect(await account.refresh(userWith({phone}))).to.equal(null);
    });

    it('is not given to whom Firebase has disabled or forgotten, nor once signed out', async () => {
      for (const end of ['disableUser', 'deleteUser'] as const) {
        const email = firebase.newEmail();
        const id = await firebase.addUser(email, password);
        await account.signInByPassword(email, password);
        await firebase.outbox[end](id);
        expect(await account.refresh(userWith({email})), end).to.equal(null);
      }
      const email = firebase.newEmail();
      await firebase.addUser(email, password);
      await account.signInByPassword(email, password);
      await account.signOut();
      expect(await account.refresh(userWith({email}))).to.equal(null);
    });

    it('is a matter of later where Firebase cannot be reached', async () => {
      const email = firebase.newEmail();
      await firebase.addUser(email, password);
      await account.signInByPassword(email, password);
      const {fetch} = window;
      window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      try {
        expect(await problemOf(account.refresh(userWith({email})))).to.equal(
          'unreachable auth/network-request-failed',
        );
      } finally {
        window.fetch = fetch;
      }
      expect((await account.refresh(userWith({email})))?.provider).to.equal('firebase_email');
    });
  });

  describe('the settings', () => {
    it('lead to the same object, also where two ask at once', async () => {
      const [one, other] = await Promise.all([
        createFirebaseSignIn({...firebase.settings}),
        createFirebaseSignIn({...firebase.settings}),
      ]);
      expect(one === account && other === account).to.equal(true);
    });

    for (const keys of [
      {apiKey: '', projectId: 'demo'},
      {apiKey: 'any', projectId: ''},
      {apiKey: 'any', projectId: 'demo', emulator: 'no address'},
      {auth: null},
      {auth: {}},
      {auth: 'auth'},
    ]) {
      it(`are refused where they are ${JSON.stringify(keys)}`, async () => {
        expect(await problemOf(createFirebaseSignIn(keys as unknown as FirebaseSettings))).to.match(
          /^(refused|failed auth\/invalid-emulator-scheme)/,
        );
      });
    }

    it('may name an emulator that is not there', async () => {
      const nowhere = await createFirebaseSignIn({...firebase.settings, emulator: 'http://127.0.0.1:9'});
      const email = firebase.newEmail();
      expect(await problemOf(nowhere.signInByPassword(email, password), email, password)).to.match(
        /^unreachable/,
      );
      expect(await problemOf(nowhere.sendCode(firebase.newPhone(), place))).to.match(/^unreachable/);
    });
  });

  describe('an auth object of the page', () => {
    it('is used as it is, and nobody is signed out of it', async () => {
      const app = initializeApp({apiKey: 'any-key', projectId: firebase.projectId}, 'of the page');
      const auth: Auth = initializeAuth(app, {persistence: inMemoryPersistence});
      connectAuthEmulator(auth, firebase.url, {disableWarnings: true});
      auth.languageCode = 'nb';
      const ofPage = await createFirebaseSignIn({auth});
      expect((await createFirebaseSignIn({auth})) === ofPage).to.equal(true);
      const phone = firebase.newPhone();
      await ofPage.sendCode(phone, place);
      await ofPage.confirmCode(await firebase.latestCode(phone));
      await ofPage.signOut();
      expect(auth.currentUser?.phoneNumber).to.equal(phone);
      expect(auth.languageCode).to.equal('nb');
      expect((await ofPage.refresh(userWith({phone})))?.projectId).to.equal(firebase.projectId);
    });

    it('may be of another copy of the SDK, and goes on as the page knows it', async () => {
      const app = copy.initializeApp({apiKey: 'any-key', projectId: firebase.projectId}, 'of a copy');
      const auth = copy.initializeAuth(app, {persistence: copy.inMemoryPersistence});
      copy.connectAuthEmulator(auth, firebase.url, {disableWarnings: true});
      const users: (string | null | undefined)[] = [];
      copy.onAuthStateChanged(auth, (user) => users.push(user && (user.phoneNumber ?? user.email)));
      const ofCopy = await createFirebaseSignIn({auth});

      const phone = firebase.newPhone();
      await ofCopy.sendCode(phone, place);
      const code = await firebase.latestCode(phone);
      expect(await problemOf(ofCopy.confirmCode(wrong(code)), code)).to.match(/^wrong-code/);
      expect(claimsOf(await ofCopy.confirmCode(code))['phone_number']).to.equal(phone);
      expect((await ofCopy.refresh(userWith({phone})))?.provider).to.equal('firebase_phone');
      await copy.signOut(auth);
      expect(await ofCopy.refresh(userWith({phone}))).to.equal(null);

      const email = firebase.newEmail();
      const id = await firebase.addUser(email, password);
      expect(await problemOf(ofCopy.signInByPassword(email, 'not-my-password'))).to.match(/^wrong-password/);
      await ofCopy.signInByPassword(email, password);
      expect(await auth.currentUser?.getIdToken(true)).to.be.a('string');
      await ofCopy.sendLink(email, 'https://example.com/');
      await ofCopy.signInByLink(email, await firebase.latestLink(email));
      expect(users).to.deep.equal([null, phone, null, email]);
      await firebase.outbox.disableUser(id);
      expect(await ofCopy.refresh(userWith({email}))).to.equal(null);
    });
  });

  describe('the reCAPTCHA', () => {
    let ofPage: FirebaseSignIn;
    let captcha: FakeCaptcha | undefined;

    before(async () => {
      const app = initializeApp({apiKey: 'any-key', projectId: firebase.projectId}, 'with a reCAPTCHA');
      const auth = initializeAuth(app, {persistence: inMemoryPersistence});
      connectAuthEmulator(auth, firebase.url, {disableWarnings: true});
      // Else the SDK would play it.
      auth.settings.appVerificationDisabledForTesting = false;
      ofPage = await createFirebaseSignIn({auth});
    });

    afterEach(() => captcha?.uninstall());

    const meet = (...parameters: ConstructorParameters<typeof FakeCaptcha>): FakeCaptcha => {
      captcha = new FakeCaptcha(...parameters);
      captcha.install();
      return captcha;
    };

    it('is solved anew for each code, invisibly', async () => {
      const {widgets} = meet(async ({solve, frame}) => {
        frame.style.visibility = 'visible';
        await seen();
        frame.style.visibility = 'hidden';
        await seen();
        solve();
      });
      const phone = firebase.newPhone();
      for (let time = 0; time < 2; time++) await ofPage.sendCode(phone, place);
      await ofPage.confirmCode(await firebase.latestCode(phone));
      expect(widgets.map(({parameters}) => parameters.size)).to.deep.equal(['invisible', 'invisible']);
      expect(widgets.some(({element}) => element.isConnected)).to.equal(false);
    });

    it('is cancelled by closing its pictures, and can be tried again', async () => {
      let times = 0;
      meet(async ({solve, frame}) => {
        frame.style.visibility = 'visible';
        await seen();
        frame.style.visibility = 'hidden';
        if (++times > 1) solve();
      });
      const phone = firebase.newPhone();
      expect(await problemOf(ofPage.sendCode(phone, place), phone)).to.equal('cancelled');
      await ofPage.sendCode(phone, place);
      expect(await firebase.latestCode(phone)).to.match(/^\d{6}$/);
    });

    it('is out of reach where its server is, or its script', async () => {
      const phone = firebase.newPhone();
      meet(({lose}) => lose());
      expect(await problemOf(ofPage.sendCode(phone, place), phone)).to.equal('unreachable');
      captcha?.uninstall();
      // The policy of this page allows no script of Google's.
      for (let time = 0; time < 2; time++) {
        expect(await problemOf(ofPage.sendCode(phone, place), phone)).to.equal('unreachable');
      }
      expect(document.querySelectorAll('script[src*="google.com"]').length).to.equal(0);
    });
  });

  it('stays signed in when the page is loaded again', async () => {
    const phone = firebase.newPhone();
    await account.confirmCode(await sendCode(phone));
    // The same app in another copy of the SDK, which finds what ours has stored.
    const app = copy.initializeApp(
      {apiKey: 'any-key', projectId: firebase.projectId},
      nameOf(firebase.settings),
    );
    const auth = copy.initializeAuth(app, {persistence: copy.indexedDBLocalPersistence});
    await auth.authStateReady();
    expect(auth.currentUser?.phoneNumber).to.equal(phone);
    await account.signOut();
    await copy.deleteApp(app);
  });
});
