import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import type {EstimatePasswordStrength, PasswordStrength, PasswordStrengthContext} from '../../src/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {newcomer, SignupPage} from '../helpers/signup-page.js';
import {until} from '../helpers/until.js';

const rules = '6 to 40 characters.';

interface Call {
  readonly password: string;
  readonly context: PasswordStrengthContext;
  readonly answer: (strength: unknown) => void;
  readonly fail: (error: unknown) => void;
}

describe('<cube-signup> and the strength of a password', () => {
  const emulator = useEmulator();
  let calls: Call[];

  beforeEach(() => {
    calls = [];
  });

  /** An estimate that answers when the test says so. */
  const estimate: EstimatePasswordStrength = (password, context) =>
    new Promise((resolve, fail) => {
      calls.push({password, context, answer: (strength) => resolve(strength as PasswordStrength), fail});
    });

  const open = (passwordStrength: unknown = estimate) =>
    SignupPage.open(emulator.app, {passwordStrength: passwordStrength as EstimatePasswordStrength});

  const bars = (page: SignupPage) => page.signup.querySelectorAll('.cube-bar[data-filled]').length;

  const asked = (times: number) => until(() => calls.length === times, `asked ${times} times`);

  const shown = async (page: SignupPage) => {
    await new Promise((resolve) => setTimeout(resolve));
    await page.signup.updateComplete;
    return [bars(page), page.describe('password')];
  };

  for (const [score, word, filled] of [
    [0, 'Weak', 1],
    [1, 'Weak', 1],
    [2, 'Fair', 2],
    [3, 'Good', 3],
    [4, 'Strong', 4],
  ] as const) {
    it(`shows ${score} of 4 as ${word}, by a word and by bars, and says it`, async () => {
      const page = await open(() => ({score}));
      expect(bars(page)).to.equal(0);
      page.type('password', 'some password');
      await until(() => bars(page) > 0);
      expect(await shown(page)).to.deep.equal([filled, `${word}. ${rules}`]);
      expect(page.remark).to.equal(`Password strength: ${word}.`);
      expect(page.announcement).to.equal('');
      expect(page.signup.querySelector('.cube-meter')!.getAttribute('aria-hidden')).to.equal('true');
    });
  }

  it('shows and says the advice, as the text it is', async () => {
    const page = await open(() => ({score: 1, advice: ' Add <b>a word</b>. '}));
    page.type('password', 'pass');
    await until(() => bars(page) > 0);
    expect(page.describe('password')).to.equal(`Weak. Add <b>a word</b>. ${rules}`);
    expect(page.remark).to.equal('Password strength: Weak. Add <b>a word</b>.');
  });

  it('asks when the typing pauses, with what else was entered, and never for nothing', async () => {
    const page = await open();
    page.type('password', 'a');
    page.type('password', '');
    page.type('login', 'marvin18');
    page.type('fullName', 'Marvin Simon');
    for (const password of ['t', 'to', 'tow', 'towel']) page.type('password', password);
    await asked(1);
    expect(calls[0]!.password).to.equal('towel');
    expect(calls[0]!.context.userInputs).to.deep.equal(['marvin18', 'Marvin Simon']);
    calls[0]!.answer({score: 3});
    await until(() => bars(page) === 3);
    page.type('fullName', 'Towel');
    await asked(2);
    expect(calls[1]!.context.userInputs).to.deep.equal(['marvin18', 'Towel']);
    page.type('password', '');
    expect(calls[1]!.context.signal.aborted).to.equal(true);
    expect(await shown(page)).to.deep.equal([0, rules]);
  });

  it('takes no answer for a password that has been changed meanwhile', async () => {
    const page = await open();
    page.type('password', 'first');
    await asked(1);
    page.type('password', 'second');
    await asked(2);
    calls[1]!.answer({score: 2});
    await until(() => bars(page) === 2);
    calls[0]!.answer({score: 4});
    expect(await shown(page)).to.deep.equal([2, `Fair. ${rules}`]);
    expect(page.remark).to.equal('Password strength: Fair.');
  });

  it('shows nothing of an earlier password while a later one is looked at', async () => {
    const page = await open();
    page.type('password', 'first');
    await asked(1);
    calls[0]!.answer({score: 4});
    await until(() => bars(page) === 4);
    page.type('password', 'f');
    await asked(2);
    expect(await shown(page)).to.deep.equal([0, rules]);
  });

  const rubbish: [name: string, answer: unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a number', 3],
    ['no score', {advice: 'Longer'}],
    ['a score above 4', {score: 5}],
    ['a score below 0', {score: -1}],
    ['half a score', {score: 2.5}],
    ['a text for a score', {score: '3'}],
    ['NaN', {score: NaN}],
  ];
  for (const [name, answer] of rubbish) {
    it(`shows nothing where the page answers ${name}, and signs up all the same`, async () => {
      let times = 0;
      const page = await open(() => {
        times += 1;
        return answer;
      });
      page.type('password', newcomer.password);
      await until(() => times === 1, 'it is asked');
      expect(await shown(page)).to.deep.equal([0, rules]);
      expect(page.remark).to.equal('');
      const {user} = await page.signUp();
      expect(user.login).to.equal('marvin18');
    });
  }

  it('takes a score whose advice is no text', async () => {
    const page = await open(() => ({score: 3, advice: {text: 'Longer'}}));
    page.type('password', 'pass');
    await until(() => bars(page) > 0);
    expect(page.describe('password')).to.equal(`Good. ${rules}`);
  });

  it('does without where the page’s estimate throws, rejects, or never answers', async () => {
    let times = 0;
    const page = await open(() => {
      times += 1;
      throw new Error('broken');
    });
    page.type('password', 'first');
    await until(() => times === 1);
    expect(await shown(page)).to.deep.equal([0, rules]);
    page.signup.passwordStrength = estimate;
    page.type('password', 'second');
    await asked(1);
    calls[0]!.fail(new Error('broken'));
    expect(await shown(page)).to.deep.equal([0, rules]);
    page.type('password', 'third');
    await asked(2);
    await page.signUp();
  });

  it('has no meter where nobody estimates', async () => {
    for (const passwordStrength of [undefined, null, 'strong', {}]) {
      const page = await open(passwordStrength);
      if (passwordStrength === undefined) page.signup.passwordStrength = undefined;
      await page.signup.updateComplete;
      expect(page.signup.querySelector('.cube-meter') === null).to.equal(true);
      page.signup.remove();
    }
  });

  it('says no more of it once nobody estimates', async () => {
    const page = await open();
    page.type('password', 'first');
    await asked(1);
    calls[0]!.answer({score: 0});
    await until(() => bars(page) === 1);
    page.type('password', 'second');
    await asked(2);
    page.signup.passwordStrength = undefined;
    calls[1]!.answer({score: 4});
    expect(await shown(page)).to.deep.equal([0, rules]);
    expect(page.remark).to.equal('Password strength: Weak.');
    page.type('password', 'third');
    page.signup.passwordStrength = estimate;
    expect(await shown(page), 'nothing of an earlier password').to.deep.equal([0, rules]);
  });

  it('is no condition', async () => {
    const page = await open(() => ({score: 0}));
    page.type('password', '123456');
    await until(() => bars(page) > 0);
    await page.signUp({login: 'marvin18', password: '123456'});
  });

  it('hands out no more than a hundred characters', async () => {
    const page = await open();
    page.type('fullName', 'n'.repeat(1_000_000));
    page.type('password', 'x'.repeat(1_000_000));
    await asked(1);
    expect(calls[0]!.password.length).to.equal(100);
    expect(calls[0]!.context.userInputs.map(({length}) => length)).to.deep.equal([100]);
  });

  it('asks no more when it is taken out of the page', async () => {
    const page = await open();
    page.type('password', 'first');
    await asked(1);
    page.signup.remove();
    expect(calls[0]!.context.signal.aborted).to.equal(true);
  });

  it('begins anew for the next user', async () => {
    const page = await open(() => ({score: 4}));
    page.type('password', newcomer.password);
    await until(() => bars(page) === 4);
    await page.signUp();
    await page.session.client.signOut();
    await until(() => page.form, 'the form is back');
    expect(await shown(page)).to.deep.equal([0, rules]);
    expect(page.remark).to.equal('');
  });

  describe('by the library’s own estimate', () => {
    const loaded = () =>
      performance
        .getEntriesByType('resource')
        .some(({name}) => name.includes('/password-strength/estimator'));

    const openOwn = () => SignupPage.open(emulator.app, {strength: true});

    const check = async (page: SignupPage, password: string) => {
      page.type('password', password);
      await until(() => bars(page) > 0, 'it is known');
      return page.describe('password');
    };

    it('is loaded when the password gets the focus, and not before', async () => {
      // The browser notes no more than 250 of them.
      performance.clearResourceTimings();
      const page = await openOwn();
      page.field('login').focus();
      await page.signup.updateComplete;
      expect(loaded()).to.equal(false);
      page.field('password').focus();
      await until(loaded, 'it is loaded');
    });

    for (const [password, text] of [
      ['password', `Weak. Many people use one like it. ${rules}`],
      ['abcabcabc', `Weak. Leave out repeats and rows of keys. ${rules}`],
      ['correcthorsebatterystaple', `Strong. ${rules}`],
      ['x'.repeat(1_000_000), `Weak. Leave out repeats and rows of keys. ${rules}`],
    ] as const) {
      it(`knows ${password.slice(0, 40)}`, async () => {
        expect(await check(await openOwn(), password)).to.equal(text);
      });
    }

    it('finds the login, the e-mail address and the name in the password', async () => {
      const page = await openOwn();
      const own = `Weak. Leave out your name and your login. ${rules}`;
      page.fill({login: 'zaphod', email: 'betelgeuse@example.com', fullName: 'Zaphod Beeblebrox'});
      for (const password of ['zaphod', 'betelgeuse', 'Beeblebrox']) {
        page.type('password', '');
        await page.signup.updateComplete;
        expect(await check(page, password)).to.equal(own);
      }
    });

    it('gives way to the page’s own', async () => {
      const page = await SignupPage.open(emulator.app, {
        strength: true,
        passwordStrength: () => ({score: 2}),
      });
      expect(await check(page, 'password')).to.equal(`Fair. ${rules}`);
    });
  });
});
