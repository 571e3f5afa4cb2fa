import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

const newPassword = 'another-password';
const forLong = {delayMs: 20_000};

describe('accessibility of the account in <cube-profile>', () => {
  const emulator = useEmulator();

  const failPassword = async (page: AccountPage, old: string) => {
    await page.openPasswordForm();
    page.changePassword(old, newPassword);
    await until(() => page.events.length > 0);
    await page.profile.updateComplete;
  };

  const failDeletion = async (page: AccountPage, fault: Record<string, unknown>) => {
    await page.openDialog();
    await emulator.fault({method: 'DELETE', path: '/users', ...fault});
    page.confirm('demo');
    await until(() => page.summary !== undefined);
  };

  const states: Record<string, (page: AccountPage) => Promise<unknown>> = {
    rows: () => Promise.resolve(),
    'password form': (page) => page.openPasswordForm(),
    'passwords missing': async (page) => {
      await page.openPasswordForm();
      page.changePassword('', '');
      await page.profile.updateComplete;
    },
    'password wrong': (page) => failPassword(page, 'wrong-password'),
    'password, server broken': async (page) => {
      await emulator.fault({method: 'PUT', path: '/users', status: 500});
      await failPassword(page, demo.password);
    },
    'password, pending': async (page) => {
      await page.openPasswordForm();
      await emulator.fault({method: 'PUT', path: '/users', ...forLong});
      page.changePassword(demo.password, newPassword);
      await page.profile.updateComplete;
    },
    'password changed': async (page) => {
      await page.openPasswordForm();
      page.changePassword(demo.password, newPassword);
      await until(() => page.done !== undefined);
    },
    'signing out elsewhere': async (page) => {
      await emulator.fault({method: 'DELETE', path: '/session/list', ...forLong});
      page.signOutElsewhere!.click();
      await page.profile.updateComplete;
    },
    'signed out elsewhere': async (page) => {
      await emulator.setFeatures({deleteOtherSessions: true});
      page.signOutElsewhere!.click();
      await until(() => page.done !== undefined);
    },
    'signing out elsewhere, server broken': async (page) => {
      await emulator.fault({method: 'DELETE', path: '/session/list', status: 500});
      page.signOutElsewhere!.click();
      await until(() => page.summary !== undefined);
    },
    'signing out elsewhere not offered': async (page) => {
      page.signOutElsewhere!.click();
      await until(() => page.signOutElsewhere === null);
    },
    'deletion dialog': (page) => page.openDialog(),
    'deletion not confirmed': async (page) => {
      await page.openDialog();
      page.confirm('');
      await page.profile.updateComplete;
    },
    'deletion refused': (page) => failDeletion(page, {status: 403}),
    'deletion uncertain': (page) => failDeletion(page, {reset: true, times: 100}),
    'deletion pending': async (page) => {
      await page.openDialog();
      await emulator.fault({method: 'DELETE', path: '/users', ...forLong});
      page.confirm('demo');
      await page.profile.updateComplete;
    },
    deleted: async (page) => {
      await page.openDialog();
      page.confirm('demo');
      await until(() => page.events.includes('cube-profile-delete demo'));
    },
  };

  testColourSchemes(states, async (reach) => {
    const page = await AccountPage.open(emulator.app);
    await reach(page);
    return page.session;
  });

  for (const direction of ['ltr', 'rtl']) {
    for (const name of [
      'password wrong',
      'password, server broken',
      'signed out elsewhere',
      'deletion uncertain',
    ]) {
      it(`is held by a window 320 px wide, ${direction}: ${name}`, async () => {
        await setViewport({width: 320, height: 640});
        document.documentElement.dir = direction;
        const page = await AccountPage.open(emulator.app);
        await states[name]!(page);
        for (const box of [document.documentElement, page.root.querySelector('dialog')].filter(
          (one) => !!one,
        )) {
          expect(box.scrollWidth).to.be.at.most(box.clientWidth);
        }
      });
    }
  }

  after(async () => {
    document.documentElement.dir = '';
    await setViewport({width: 800, height: 600});
  });
});
