import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {useEmulator} from '../helpers/emulator.js';
import {newcomer, SignupPage} from '../helpers/signup-page.js';
import {until} from '../helpers/until.js';

describe('accessibility of <cube-signup>', () => {
  const emulator = useEmulator();

  const open = () => {
    const terms = document.createElement('p');
    terms.slot = 'terms';
    terms.append(
      'I accept the ',
      Object.assign(document.createElement('a'), {href: '#', textContent: 'terms'}),
    );
    const properties = {
      fields: 'login email full-name phone website tags custom-data',
      confirm: true,
      passwordStrength: (password: string) =>
        ({score: password.length > 10 ? 4 : 1, advice: 'Longer.'}) as const,
    };
    return SignupPage.open(emulator.app, properties, [terms]);
  };

  const entries = {...newcomer, confirm: newcomer.password};

  const tick = (page: SignupPage) => {
    page.field('terms').checked = true;
  };

  const loseAnswer = async (page: SignupPage) => {
    tick(page);
    await emulator.fault({method: 'POST', path: '/users', truncate: true});
    await page.fail(entries);
    expect(page.part('sign-in') !== null).to.equal(true);
  };

  const states: Record<string, (page: SignupPage) => Promise<unknown>> = {
    empty: (page) => page.signup.updateComplete,
    'filled in, password strong': async (page) => {
      page.fill(entries);
      page.type('password', newcomer.password);
      await until(() => page.remark, 'the strength is known');
    },
    'password weak': async (page) => {
      page.type('password', 'towel');
      await until(() => page.remark, 'the strength is known');
    },
    'fields missing, terms not accepted': (page) => page.submitForm({}),
    'login taken': async (page) => {
      page.type('login', 'demo');
      page.leave('login');
      await until(() => page.errorOf('login'), 'the login is taken');
    },
    pending: async (page) => {
      tick(page);
      await emulator.fault({method: 'POST', path: '/users', delayMs: 20_000});
      await page.submitForm(entries);
      expect(page.submit.getAttribute('aria-disabled')).to.equal('true');
    },
    'refused above the form': async (page) => {
      tick(page);
      await emulator.fault({method: 'POST', path: '/users', status: 422});
      await page.fail(entries);
    },
    'outcome unknown': loseAnswer,
    'finding out': async (page) => {
      await loseAnswer(page);
      await emulator.fault({path: '/login', delayMs: 20_000});
      page.part('sign-in')!.click();
      await page.signup.updateComplete;
    },
    'account ready, signing in failed': async (page) => {
      tick(page);
      await emulator.fault({path: '/login', status: 500});
      await page.fail(entries);
      expect(page.part('sign-in') !== null).to.equal(true);
    },
    'account ready': async (page) => {
      tick(page);
      page.signup.noSignIn = true;
      await page.signUp(entries);
      expect(page.part('done') !== null).to.equal(true);
    },
    'signed in': async (page) => {
      tick(page);
      await page.signUp(entries);
    },
  };

  testColourSchemes(states, async (reach) => {
    const page = await open();
    await reach(page);
    return page.session;
  });
});
