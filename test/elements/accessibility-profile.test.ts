import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {useEmulator} from '../helpers/emulator.js';
import {OtherDevice, ProfilePage} from '../helpers/profile-page.js';
import {until} from '../helpers/until.js';

describe('accessibility of <cube-profile>', () => {
  const emulator = useEmulator();
  let page: ProfilePage;

  const fill = (more: Record<string, unknown> = {}) =>
    OtherDevice.openAndChange(emulator, {
      phone: '+47 802 32 143',
      website: 'https://example.com',
      tag_list: ['vip', 'accountant'],
      custom_data: '{"city":"Bergen","news":true}',
      timezone: 120,
      ...more,
    });

  const open = async (attributes?: Record<string, string>) => {
    page = await ProfilePage.openSignedIn(emulator.app, attributes);
  };

  const edit = async () => {
    await open();
    await page.edit('Full name');
    page.enter('Full name', 'Ann Lee');
    await page.profile.updateComplete;
  };

  const isAsked = () => until(() => page.login?.querySelector('form'));

  const own = JSON.stringify([
    {name: 'city', label: 'City'},
    {name: 'news', label: 'News', type: 'boolean'},
    {name: 'plan', label: 'Plan', type: 'select', options: [{value: 'a', label: 'A'}]},
  ]);

  const states: Record<string, () => Promise<unknown>> = {
    anonymous: async () => {
      page = await ProfilePage.open(emulator.app);
    },
    'signing in': async () => {
      page = await ProfilePage.open(emulator.app);
      page.part('sign-in')!.click();
      await isAsked();
    },
    empty: () => open(),
    filled: async () => {
      await fill();
      await open();
    },
    'filled with long texts': async () => {
      await fill({custom_data: 'x '.repeat(10_000), website: `https://example.com/${'x'.repeat(2_000)}`});
      await open();
      expect(page.root.querySelectorAll('.long').length).to.equal(2);
    },
    'own fields': async () => {
      await fill();
      await open({'custom-fields': own});
    },
    'read only': async () => {
      await fill();
      await open({readonly: ''});
    },
    editing: async () => {
      await fill();
      await edit();
    },
    'editing own fields': async () => {
      await fill();
      await open({'custom-fields': own});
      await page.edit('News');
    },
    'changing the photo': async () => {
      await open();
      page.part('photo')!.click();
      await until(() => page.root.querySelector('cube-avatar-upload')?.matches(':focus-within'));
    },
    pending: async () => {
      await edit();
      await emulator.fault({method: 'PUT', path: '/users', delayMs: 1_000});
      page.save();
      await page.profile.updateComplete;
      expect(page.profile.matches(':state(pending)')).to.equal(true);
    },
    'errors at fields': async () => {
      await edit();
      page.enter('E-mail', 'nonsense');
      page.enter('Tags', 'a,b,c,d,e,f');
      page.save();
      await page.profile.updateComplete;
      expect(Object.keys(page.errors()).length).to.equal(2);
    },
    'error above the form': async () => {
      await edit();
      await emulator.fault({method: 'PUT', path: '/users', status: 500});
      await page.failed();
    },
    conflict: async () => {
      const device = await fill();
      await edit();
      await device.change({full_name: 'Theirs'});
      await page.attempt();
      expect(page.part('use') === null).to.equal(false);
    },
    saved: async () => {
      await edit();
      await page.saved();
      await until(() => page.part('saved'));
    },
    'session ended': async () => {
      await edit();
      await emulator.expireSessions();
      page.save();
      await isAsked();
    },
    'another user signed in': async () => {
      await edit();
      await emulator.expireSessions();
      page.save();
      await isAsked();
      await page.signInAgain('other');
      await until(() => page.part('notice'));
    },
  };

  testColourSchemes(states, async (reach) => {
    await reach();
    return page.session;
  });
});
