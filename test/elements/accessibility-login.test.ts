import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {LoginPage} from '../helpers/elements.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {ResetPage} from '../helpers/reset-page.js';
import {until} from '../helpers/until.js';

describe('accessibility of <cube-login>', () => {
  const emulator = useEmulator();

  const fail = async (page: LoginPage, identifier: string, password: string) => {
    const failed = nextEvent(page.login, 'cube-login-error');
    page.fillAndSubmit(identifier, password);
    await failed;
    await page.login.updateComplete;
  };

  const signIn = async (page: LoginPage, login = 'demo') => {
    const signedIn = nextEvent(page.login, 'cube-login');
    page.fillAndSubmit(login, `${login}-password`);
    await signedIn;
    await page.login.updateComplete;
  };

  const expire = async (page: LoginPage) => {
    await signIn(page);
    await emulator.expireSessions();
    page.session.client.getSession().catch(() => undefined);
    await until(() => page.part('notice'), 'the user is asked to sign in again');
  };

  const offerToRemember = async (page: LoginPage) => {
    page.login.remember = true;
    await page.login.updateComplete;
    return page.login.querySelector<HTMLInputElement>('input[type=checkbox]')!;
  };

  const askForLink = async (page: LoginPage) => {
    const reset = await ResetPage.open(page);
    reset.fillAndSubmit('demo@example.com');
    await reset.isAnswered();
  };

  const states: Record<string, (page: LoginPage) => Promise<void>> = {
    idle: (page) => page.login.updateComplete.then(() => undefined),
    'fields missing': async (page) => {
      page.fillAndSubmit('', '');
      await page.login.updateComplete;
    },
    'password wrong': (page) => fail(page, 'demo', 'wrong-password'),
    'server broken': async (page) => {
      await emulator.fault({path: '/login', status: 500});
      await fail(page, 'demo', 'demo-password');
    },
    pending: async (page) => {
      await emulator.fault({path: '/login', delayMs: 20_000});
      page.fillAndSubmit('demo', 'demo-password');
      await page.login.updateComplete;
    },
    'password shown': async (page) => {
      page.reveal.click();
      await page.login.updateComplete;
    },
    'remember offered': async (page) => {
      expect(await offerToRemember(page)).not.to.equal(null);
    },
    'remember ticked, password wrong': async (page) => {
      (await offerToRemember(page)).click();
      await fail(page, 'demo', 'wrong-password');
    },
    'password forgotten': async (page) => {
      await ResetPage.open(page);
    },
    'password forgotten, address missing': async (page) => {
      const reset = await ResetPage.open(page);
      reset.fillAndSubmit('');
      await until(() => reset.address?.getAttribute('aria-invalid'));
    },
    'password forgotten, server broken': async (page) => {
      await emulator.fault({path: '/users/password/reset', status: 500});
      (await ResetPage.open(page)).fillAndSubmit('demo@example.com');
      await until(() => page.part('error'));
    },
    'password forgotten, pending': async (page) => {
      await emulator.fault({path: '/users/password/reset', delayMs: 20_000});
      (await ResetPage.open(page)).fillAndSubmit('demo@example.com');
      await page.login.updateComplete;
    },
    'link sent': (page) => askForLink(page),
    'no links offered': async (page) => {
      await emulator.setFeatures({passwordReset: false});
      await askForLink(page);
    },
    'signed in': (page) => signIn(page),
    expired: expire,
    'expired, server broken': async (page) => {
      await expire(page);
      await emulator.fault({path: '/login', status: 500});
      await fail(page, 'demo', 'demo-password');
    },
    'another user signed in': async (page) => {
      await expire(page);
      await signIn(page, 'other');
      expect(page.part('notice')).not.to.equal(null);
    },
  };

  testColourSchemes(states, async (reach) => {
    const page = await LoginPage.open(emulator.app);
    await reach(page);
    return page.session;
  });
});
