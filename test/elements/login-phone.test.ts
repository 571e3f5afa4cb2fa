import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {openAuth} from '../../src/firebase/firebase-auth.js';
import {createFirebaseSignIn} from '../../src/firebase/firebase-sign-in.js';
import type {User} from '../../src/index.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {useEmulator} from '../helpers/emulator.js';
import {answerOfFirebase, restoreAnswers} from '../helpers/firebase-answers.js';
import {useFirebase} from '../helpers/firebase.js';
import {nextEvent} from '../helpers/next-event.js';
import {until} from '../helpers/until.js';
import {plain, WayPage} from '../helpers/way-page.js';

/** What Lit has warned of on this page. */
const {litIssuedWarnings} = globalThis as {litIssuedWarnings?: ReadonlySet<string>};

const sending = ':sendVerificationCode';
const confirming = ':signInWithPhoneNumber';
const wrong = 'That code is not right. Check it and try again.';
const unreachable = 'The service that sends codes cannot be reached. Check your connection and try again.';

describe('signing in by phone', () => {
  const emulator = useEmulator();
  const firebase = useFirebase(emulator);
  let page: WayPage;
  let phone: string;

  const open = async (attributes: Readonly<Record<string, string>> = {}, methods = 'phone password') => {
    const all = {'phone-country': 'no', ...attributes};
    page = await WayPage.open(emulator.app, methods, firebase.settings, all);
  };

  beforeEach(async () => {
    phone = firebase.newPhone();
    await open();
  });

  after(() => {
    const warnings = [...(litIssuedWarnings ?? [])].filter((text) => text.includes('change-in-update'));
    expect(warnings).to.deep.equal([]);
  });

  const number = () => page.input('phone')!;
  const code = () => page.input('code')!;
  const country = () => page.form!.querySelector('select')!;
  const errorOf = (control: Element) => page.descriptionOf(control);
  const text = () => plain(page.form!.textContent);

  /** As somebody types and presses keys. */
  const type = async (...keys: string[]) => {
    for (const key of keys) await sendKeys(/^[A-Z]\w+$/.test(key) ? {press: key} : {type: key});
  };

  const paste = (input: HTMLInputElement, pasted: string) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    const event = new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true});
    if (!input.dispatchEvent(event)) return;
    input.value += pasted;
    input.dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertFromPaste'}));
  };

  /** Submits without any input event, as where a browser has filled in. */
  const submitNumber = (entered: string) => {
    number().value = entered;
    page.form!.requestSubmit();
  };

  const reachCode = async () => {
    submitNumber(phone);
    await until(() => page.input('code'), 'the code is asked for');
    await page.isRendered();
  };

  const submitCode = (entered: string) => {
    code().value = entered;
    page.form!.requestSubmit();
  };

  const otherThan = (right: string) => (right === '123456' ? '654321' : '123456');

  const isKnownAtFirebase = async () => {
    const signIn = await createFirebaseSignIn(firebase.settings);
    return (await signIn.refresh({id: 1, phone} as User)) !== null;
  };

  const failCode = async () => {
    submitCode(otherThan(await firebase.latestCode(phone)));
    await until(() => errorOf(code()).includes(wrong));
    await page.isDone();
  };

  describe('the number', () => {
    it('goes to a session by the keyboard alone, and is not asked for again', async () => {
      number().focus();
      await type(phone.slice(3), 'Enter');
      await until(() => page.hasFocus(page.input('code')), 'the code has the focus');
      expect(page.heading).to.equal('Enter the code');
      expect(plain(page.announcement)).to.contain('Enter the code. Sent to +47 ');
      const signedIn = nextEvent(page.login, 'cube-login');
      await type(await firebase.latestCode(phone));
      const {user} = (await signedIn).detail;
      expect(user.phone).to.contain(phone.slice(1));
      expect(page.session.state.status).to.equal('authenticated');
      await page.session.client.signOut();
      await until(() => page.input('phone'));
      expect(number().value).to.equal('');
    });

    it('is a native form, with the countries in the words and the order of the language', async () => {
      expect([number().type, number().autocomplete, number().inputMode, number().dir]).to.deep.equal([
        'tel',
        'tel',
        'tel',
        'ltr',
      ]);
      expect(page.heading).to.equal('Sign in by phone');
      expect(plain(country().selectedOptions[0]!.text)).to.equal('Norway (+47)');
      document.documentElement.lang = 'sv';
      await open({'phone-country': 'AX'});
      const names = [...country().options].map((option) => option.text);
      expect(plain(country().selectedOptions[0]!.text)).to.equal('Åland (+358)');
      expect(names.findIndex((name) => name.startsWith('Åland'))).to.be.above(names.length - 5);
      document.documentElement.lang = 'de-AT';
      await open({'phone-country': 'nowhere'});
      expect(country().value).to.equal('AT');
      document.documentElement.lang = 'en';
    });

    for (const [typed, shown, chosen] of [
      ['80232143', '802 32 143', 'NO'],
      ['+12133734253', '+1 213 373 4253', 'US'],
      ['00442071838750', '+44 20 7183 8750', 'GB'],
      ['٨٠٢٣٢١٤٣', '802 32 143', 'NO'],
      ['８０２３２１４３', '802 32 143', 'NO'],
      ['+4780232143', '+47 802 32 143', 'NO'],
      ['802-32-143', '802 32 143', 'NO'],
      ['call me', 'call me', 'NO'],
    ] as const) {
      it(`is grouped while it is typed, and chooses its country: ${typed}`, async () => {
        number().focus();
        await type(typed);
        expect([number().value, country().value]).to.deep.equal([shown, chosen]);
      });
    }

    it('keeps the caret at its digit', async () => {
      number().focus();
      await type('80232143');
      const caret = () => number().value.slice(0, number().selectionStart!);
      number().setSelectionRange(2, 2);
      await type('9');
      expect(caret()).to.equal('809');
      await type('Backspace');
      expect([number().value, caret()]).to.deep.equal(['802 32 143', '80']);
      number().setSelectionRange(4, 4);
      await type('Backspace', 'Backspace');
      expect([number().value.replaceAll(' ', ''), caret()]).to.deep.equal(['8032143', '80']);
      await type('2');
      number().setSelectionRange(3, 3);
      await type('Delete', 'Delete');
      expect(number().value.replaceAll(' ', '')).to.equal('8022143');
    });

    it('is of the country that is chosen, whatever its code was before', async () => {
      number().focus();
      await type('+4780232143');
      country().value = 'SE';
      country().dispatchEvent(new Event('input', {bubbles: true}));
      expect(number().value.replaceAll(/\D/g, '')).to.equal('80232143');
      expect(number().value).not.to.contain('+');
    });

    for (const [entered, at, said] of [
      ['', 'phone', 'Enter your phone number.'],
      ['   ', 'phone', 'Enter your phone number.'],
      ['8023', 'phone', 'This number is too short for Norway.'],
      ['8023214399', 'phone', 'This number is too long for Norway.'],
      ['+1 213 373', 'phone', 'This number is too short for United States.'],
      ['+999 12345', 'phone', 'This is not a whole phone number. Check it and try again.'],
      ['call me', 'phone', 'This is not a whole phone number. Check it and try again.'],
      ['<img src=x onerror=alert(1)>', 'phone', 'This is not a whole phone number. Check it and try again.'],
      ['9'.repeat(10_000), 'phone', 'This number is too long for Norway.'],
    ] as const) {
      it(`says what is wrong with it: “${entered.slice(0, 30)}”`, async () => {
        submitNumber(entered);
        await page.isRendered();
        const control = page.input(at)!;
        expect(plain(errorOf(control))).to.equal(said);
        expect(plain(page.announcement)).to.equal(said);
        expect(page.hasFocus(control)).to.equal(true);
        expect(control.value).to.equal(entered);
      });
    }

    it('asks for the country where nothing tells it', async () => {
      country().add(new Option('?', ''));
      country().value = '';
      submitNumber('80232143');
      await page.isRendered();
      expect(errorOf(country())).to.equal('Choose the country, or begin the number with + and its code.');
      expect(page.hasFocus(country())).to.equal(true);
      submitNumber(` (${phone.slice(0, 3)}) ${phone.slice(3)} `);
      await until(() => page.input('code'));
    });

    it('says why no code could be sent, keeps the number, and tries again', async () => {
      for (const [answer, said] of [
        ['unreachable', unreachable],
        [
          {error: 'TOO_MANY_ATTEMPTS_TRY_LATER'},
          'Too many attempts with this number. Wait some minutes, or try another way.',
        ],
        [{error: 'CAPTCHA_CHECK_FAILED'}, 'The check that you are no robot did not work. Try again.'],
        [
          {error: 'OPERATION_NOT_ALLOWED'},
          'Signing in by phone is not possible here at the moment. Try another way.',
        ],
      ] as const) {
        answerOfFirebase(sending, answer);
        const failed = nextEvent(page.login, 'cube-login-error');
        submitNumber(phone);
        expect((await failed).detail.error).to.have.property('name', 'CubeProviderError');
        await page.isDone();
        expect([page.summary, number().value]).to.deep.equal([said, phone]);
      }
      answerOfFirebase(sending, {error: 'INVALID_PHONE_NUMBER'});
      submitNumber(phone);
      await until(() => errorOf(number()).startsWith('This is not a whole phone number.'));
      await page.isDone();
      restoreAnswers();
      await reachCode();
    });

    it('stays with its country while another way is shown, until somebody has signed in', async () => {
      number().focus();
      await type('+46701');
      expect([number().value, country().value]).to.deep.equal(['+46 70 1', 'SE']);
      page.button('Password')!.click();
      await until(() => page.input('password'));
      expect(page.input('phone') === null).to.equal(true);
      page.part('back')!.click();
      await until(() => page.input('phone'));
      expect([number().value, country().value]).to.deep.equal(['+46 70 1', 'SE']);
      await page.session.client.signIn({login: 'demo', password: 'demo-password'});
      await until(() => page.form === null);
      await page.session.client.signOut();
      await until(() => page.input('phone'));
      expect([number().value, country().value]).to.deep.equal(['', 'SE']);
    });

    it('goes without its extension, to which no message can be sent', async () => {
      submitNumber(`${phone} ext. 5`);
      await until(() => page.input('code'));
      expect(page.descriptionOf(code())).to.match(/^Sent to \+47 [\d ]+\.$/);
      expect(await firebase.latestCode(phone)).to.match(/^\d{6}$/);
    });

    it('takes no place for the reCAPTCHA, which is where Firebase finds it', () => {
      const captcha = page.form!.querySelector<HTMLElement>('.cube-captcha')!;
      expect(getComputedStyle(captcha).position).to.equal('absolute');
      expect(captcha.childElementCount).to.equal(0);
    });
  });

  describe('the code', () => {
    beforeEach(reachCode);

    it('is one native input, from left to right in every language', () => {
      expect([code().autocomplete, code().inputMode, code().type]).to.deep.equal([
        'one-time-code',
        'numeric',
        'text',
      ]);
      expect(page.form!.querySelectorAll('input').length).to.equal(1);
      expect(page.descriptionOf(code())).to.contain('Sent to +47');
      expect(page.form!.querySelector('bdi')!.dir).to.equal('ltr');
      document.documentElement.dir = 'rtl';
      const [first, last] = [...page.form!.querySelectorAll('.cube-cell')].map(
        (cell) => cell.getBoundingClientRect().left,
      );
      document.documentElement.dir = '';
      expect(getComputedStyle(code()).direction).to.equal('ltr');
      expect(first).to.be.below(last!);
    });

    it('lets nothing but its digits in, and shows where the next one goes', async () => {
      const active = () =>
        [...page.form!.querySelectorAll('.cube-cell')].findIndex((cell) => cell.matches('[data-active]'));
      code().focus();
      await type('1a2 -', '٣');
      await page.isRendered();
      expect([code().value, active()]).to.deep.equal(['123', 3]);
      await type('ArrowLeft', 'ArrowLeft');
      await until(() => active() === 1);
      await type('9');
      expect([code().value, code().selectionStart]).to.deep.equal(['1923', 2]);
      page.submit.focus();
      await page.isRendered();
      expect(active()).to.equal(-1);
    });

    for (const form of [
      '123456',
      '123 456',
      'Your code is 123456.',
      '123-456',
      '١٢٣٤٥٦',
      'G 123456 (valid 10 minutes)',
    ]) {
      it(`is pasted as “${form}”, in the place of what is there`, async () => {
        answerOfFirebase(confirming, {error: 'INVALID_CODE'});
        code().value = '99';
        paste(code(), form);
        expect(code().value).to.equal('123456');
        await until(() => errorOf(code()).includes(wrong));
        await page.isDone();
      });
    }

    it('is said to be missing or too short', async () => {
      submitCode('');
      await page.isRendered();
      expect(errorOf(code())).to.contain('Enter the code from the message.');
      submitCode('123');
      await page.isRendered();
      expect(errorOf(code())).to.contain('The code has six digits.');
      expect(await firebase.latestCode(phone)).to.match(/^\d{6}$/);
    });

    it('stays and is selected where it is wrong, and is not sent again by itself', async () => {
      let failures = 0;
      page.login.addEventListener('cube-login-error', () => (failures += 1));
      code().focus();
      const right = await firebase.latestCode(phone);
      await type(otherThan(right));
      await until(() => errorOf(code()).includes(wrong));
      await page.isDone();
      expect(page.hasFocus(code())).to.equal(true);
      expect([code().value, code().selectionStart, code().selectionEnd]).to.deep.equal([
        otherThan(right),
        0,
        6,
      ]);
      expect(page.announcement).to.equal(wrong);
      code().dispatchEvent(new InputEvent('input', {bubbles: true}));
      await page.isRendered();
      expect([page.login.matches(':state(pending)'), failures]).to.deep.equal([false, 1]);
      const signedIn = nextEvent(page.login, 'cube-login');
      await type(right);
      expect((await signedIn).detail.user.phone).to.contain(phone.slice(1));
    });

    it('is sent again after a while, which is not counted aloud', async () => {
      expect(text()).to.match(/Send again in 0:(30|2\d)/);
      expect(page.button('Send again')).to.equal(undefined);
      const counter = page.form!.querySelector('.cube-resend')!;
      expect(counter.closest('[role=alert], [aria-live], [role=status]') === null).to.equal(true);
      const now = performance.now.bind(performance);
      performance.now = () => now() + 30_000;
      await until(() => page.button('Send again')).finally(() => (performance.now = now));
      page.button('Send again')!.click();
      await until(() => page.announcement === 'Another code is on its way.');
      expect(text()).to.contain('Send again in 0:');
    });

    it('offers another one at once where it has expired', async () => {
      answerOfFirebase(confirming, {error: 'SESSION_EXPIRED'});
      submitCode('123456');
      await until(() => errorOf(code()).includes('That code is not valid any more.'));
      await page.isDone();
      restoreAnswers();
      const again = page.button('Send again')!;
      again.focus();
      await type('Enter');
      await until(() => page.announcement === 'Another code is on its way.');
      await until(() => page.hasFocus(code()), 'the code has the focus');
      expect(code().value).to.equal('');
      expect(errorOf(code())).not.to.contain('not valid');
      expect(text()).to.contain('Send again in 0:');
      const signedIn = nextEvent(page.login, 'cube-login');
      submitCode(await firebase.latestCode(phone));
      await signedIn;
    });

    it('leads back to the number, which is kept', async () => {
      code().value = '12';
      page.button('Change')!.focus();
      await type('Enter');
      await until(() => page.hasFocus(page.input('phone')), 'the number has the focus');
      expect([number().value, country().value]).to.deep.equal([phone, 'NO']);
      expect(page.heading).to.equal('Sign in by phone');
      expect(page.form!.querySelector('.cube-captcha') !== null).to.equal(true);
      phone = firebase.newPhone();
      await reachCode();
      expect(code().value).to.equal('');
      const signedIn = nextEvent(page.login, 'cube-login');
      submitCode(await firebase.latestCode(phone));
      expect((await signedIn).detail.user.phone).to.contain(phone.slice(1));
    });

    it('is kept where Firebase is out of reach or wants no more of them', async () => {
      const right = await firebase.latestCode(phone);
      answerOfFirebase(confirming, {error: 'TOO_MANY_ATTEMPTS_TRY_LATER'});
      submitCode(right);
      await until(() => page.summary?.startsWith('Too many attempts with this number.'));
      await page.isDone();
      answerOfFirebase(confirming, 'unreachable');
      submitCode(right);
      await until(() => page.summary === unreachable);
      await page.isDone();
      expect(code().value).to.equal(right);
      restoreAnswers();
      const signedIn = nextEvent(page.login, 'cube-login');
      page.submit.click();
      await signedIn;
    });

    it('is not asked for again where only the server was out of reach', async () => {
      await emulator.fault({path: '/login', times: 9, reset: true});
      submitCode(await firebase.latestCode(phone));
      await until(() => page.summary?.startsWith('The server cannot be reached.'));
      await page.isDone();
      expect(page.submit.textContent.trim()).to.equal('Try again');
      expect([code().readOnly, text().includes('Send again')]).to.deep.equal([true, false]);
      await emulator.clearFaults();
      answerOfFirebase(confirming, 'unreachable');
      const signedIn = nextEvent(page.login, 'cube-login');
      page.submit.focus();
      await type('Enter');
      expect((await signedIn).detail.user.phone).to.contain(phone.slice(1));
      // Which is what restores the session some day.
      expect(await isKnownAtFirebase()).to.equal(true);
    });

    it('leads back to the start where the app does not take what Firebase gives', async () => {
      await emulator.setFeatures({firebase: {projectId: 'another-project'}});
      code().focus();
      submitCode(await firebase.latestCode(phone));
      await until(() => page.input('phone'));
      await page.isDone();
      expect(page.summary).to.equal(
        'Signing in by phone is not possible here at the moment. Try another way.',
      );
      await until(() => page.hasFocus(number()), 'the number has the focus');
      expect(page.button('Password') !== undefined).to.equal(true);
      await until(async () => !(await isKnownAtFirebase()), 'nobody is signed in at Firebase');
    });

    it('comes too late where somebody has gone back meanwhile', async () => {
      await emulator.fault({path: '/login', delayMs: 20_000});
      let isSignedIn = false;
      page.login.addEventListener('cube-login', () => (isSignedIn = true));
      submitCode(await firebase.latestCode(phone));
      await until(isKnownAtFirebase);
      await until(async () => (await emulator.countRequests('POST /session')) > 0);
      page.button('Change')!.click();
      await until(() => page.input('phone'));
      await page.isDone();
      await until(async () => !(await isKnownAtFirebase()), 'nobody is signed in at Firebase');
      await emulator.clearFaults();
      await reachCode();
      expect([isSignedIn, page.session.state.status, page.summary]).to.deep.equal([
        false,
        'anonymous',
        undefined,
      ]);
    });

    it('stands in its cells, also where there is little room', async () => {
      await setViewport({width: 320, height: 640});
      answerOfFirebase(confirming, 'unreachable');
      code().focus();
      await type('888888');
      await until(() => page.summary === unreachable);
      const [input, cells] = [code(), page.form!.querySelector('.cube-cells')!];
      const width = Math.round(cells.getBoundingClientRect().width);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      expect(input.getBoundingClientRect().left).to.equal(cells.getBoundingClientRect().left);
      expect(input.clientWidth).to.be.above(width);
      expect(input.scrollWidth).to.equal(input.clientWidth);
      await setViewport({width: 800, height: 600});
    });
  });

  it('tells the developer what is not set, and the user that it is not possible', async () => {
    page.login.removeAttribute('firebase-api-key');
    const failed = nextEvent(page.login, 'cube-login-error');
    submitNumber(phone);
    const {error} = (await failed).detail as {error: Error};
    expect([error.name, error.message.includes('firebase-api-key')]).to.deep.equal([
      'CubeValidationError',
      true,
    ]);
    await page.isDone();
    expect(page.summary).to.contain('is not possible here at the moment');
  });

  describe('once the session has ended', () => {
    const signIn = async () => {
      await reachCode();
      const signedIn = nextEvent(page.login, 'cube-login');
      submitCode(await firebase.latestCode(phone));
      await signedIn;
    };

    /** The page is opened again, and asks the server. */
    const openAgain = async () => {
      await emulator.expireSessions();
      page.session.remove();
      await open();
      await page.session.client.getSession().catch(() => undefined);
    };

    it('goes on by a fresh token of Firebase, without the user', async () => {
      await signIn();
      await openAgain();
      await until(() => page.session.state.status === 'authenticated');
      expect(page.session.state.user?.phone).to.contain(phone.slice(1));
      expect(page.form === null).to.equal(true);
    });

    it('goes on by the page’s own auth object, which may come late and is left alone', async () => {
      const auth = openAuth({...firebase.settings, authDomain: `${crypto.randomUUID()}.example`});
      const none = {'firebase-api-key': '', 'firebase-project-id': ''};
      page.session.remove();
      await open(none);
      const ofPage = await createFirebaseSignIn({auth});
      await ofPage.sendCode(phone, document.body);
      await page.session.client.signIn(await ofPage.confirmCode(await firebase.latestCode(phone)));
      expect(page.session.store.identityProvider === undefined).to.equal(true);
      page.login.firebaseAuth = auth;
      await until(() => page.session.store.identityProvider);
      await emulator.expireSessions();
      await page.session.client.getSession();
      expect(page.session.state.status).to.equal('authenticated');
      await page.session.client.signOut();
      await until(() => page.form);
      phone = firebase.newPhone();
      await signIn();
      await page.session.client.signOut();
      await page.isRendered();
      expect(auth.currentUser?.phoneNumber).to.equal(phone);
    });
  });

  it('is one step of the page’s at a time, whichever way the page puts first meanwhile', async () => {
    await reachCode();
    page.login.methods = 'password phone';
    await until(() => page.part('back'));
    expect([page.heading, code().name]).to.deep.equal(['Enter the code', 'code']);
    page.login.methods = 'phone password';
    await until(() => !page.part('back'));
    expect(code().name).to.equal('code');
    page.login.methods = 'password';
    await until(() => page.input('password'));
    expect(page.login.querySelectorAll('form').length).to.equal(1);
  });

  it('takes the texts of the page', async () => {
    page.login.messages = {phoneHeading: 'Mobil', codeSentTo: '{phone} <b>'};
    await page.isRendered();
    expect(page.heading).to.equal('Mobil');
    await reachCode();
    expect(text()).to.match(/^\+47 [\d ]+ <b> Change/);
  });

  describe('accessibility', () => {
    const states: Record<string, () => Promise<void>> = {
      idle: () => page.isRendered(),
      'number too short': async () => {
        submitNumber('1');
        await page.isRendered();
      },
      'Firebase out of reach': async () => {
        answerOfFirebase(sending, 'unreachable');
        submitNumber(phone);
        await until(() => page.summary);
      },
      code: async () => {
        await reachCode();
        code().focus();
      },
      'code wrong': async () => {
        await reachCode();
        await failCode();
      },
      'code expired': async () => {
        await reachCode();
        answerOfFirebase(confirming, {error: 'SESSION_EXPIRED'});
        submitCode('123456');
        await until(() => page.button('Send again'));
      },
      'session missing': async () => {
        await reachCode();
        await emulator.fault({path: '/login', times: 9, reset: true});
        submitCode(await firebase.latestCode(phone));
        await until(() => page.button('Try again'));
      },
    };

    testColourSchemes(states, async (reach) => {
      await reach();
      return page.session;
    });
  });
});
