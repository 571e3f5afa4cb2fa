import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {AvatarPage} from '../helpers/avatar-page.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {useEmulator} from '../helpers/emulator.js';
import {pictures} from '../helpers/pictures.js';
import {until} from '../helpers/until.js';

describe('accessibility of <cube-avatar-upload>', () => {
  const emulator = useEmulator();
  let page: AvatarPage;

  const open = async (attributes?: Record<string, string>) => {
    page = await AvatarPage.openSignedIn(emulator.app, attributes);
  };

  const edit = async (attributes?: Record<string, string>) => {
    await open(attributes);
    await page.pick();
  };

  const isAsked = () => until(() => page.login?.querySelector('form'));

  /** Something that is dragged over the element. */
  const dragOver = () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(pictures.text());
    const init = {dataTransfer, bubbles: true, composed: true, cancelable: true};
    page.part('zone')!.dispatchEvent(new DragEvent('dragenter', init));
  };

  const states: Record<string, () => Promise<unknown>> = {
    anonymous: async () => {
      page = await AvatarPage.open(emulator.app);
    },
    'signing in': async () => {
      page = await AvatarPage.open(emulator.app);
      page.part('sign-in')!.click();
      await isAsked();
    },
    'without a photo': () => open(),
    'dragged over': async () => {
      await open();
      dragOver();
      await until(() => page.root.querySelector('.over'));
    },
    refused: async () => {
      await open();
      await page.refused(pictures.text());
    },
    'cutting in a circle': () => edit(),
    'cutting in a square': () => edit({shape: 'square'}),
    'cutting the first picture of a film': async () => {
      await open();
      await page.pick(pictures.animatedGif({width: 200, height: 200}));
    },
    'refused while another one is cut': async () => {
      await edit();
      await page.refused(pictures.text());
    },
    saving: async () => {
      await edit();
      await emulator.fault({method: 'PUT', path: '/users', delayMs: 3_000});
      await page.press('Save photo');
      await page.reached('saving');
      await until(() => page.part('progress'));
    },
    saved: async () => {
      await edit();
      await page.saved();
    },
    failed: async () => {
      await edit();
      await emulator.fault({method: 'POST', path: '/blobs', status: 500});
      await page.failed();
    },
    removing: async () => {
      await edit();
      await page.saved();
      await emulator.fault({method: 'PUT', path: '/users', delayMs: 3_000});
      await page.press('Remove photo');
      await page.reached('removing');
    },
    'session ended': async () => {
      await edit();
      await emulator.expireSessions();
      await page.press('Save photo');
      await isAsked();
    },
    'session ended, and no form of its own': async () => {
      await edit({'no-sign-in': ''});
      await emulator.expireSessions();
      await page.failed();
    },
    'another user signed in': async () => {
      await edit();
      await emulator.expireSessions();
      await page.press('Save photo');
      await isAsked();
      await page.signInAgain('other');
      await until(() => page.part('notice'));
    },
  };

  testColourSchemes(states, async (reach) => {
    await reach();
    return page.session;
  });

  it('names what it is about: the stage, its slider and the progress', async () => {
    await edit();
    expect(page.part('crop')!.getAttribute('aria-label')).to.equal('Part of the photo');
    expect(page.part('zoom')!.getAttribute('aria-label')).to.equal('Zoom');
    await emulator.fault({method: 'PUT', path: '/users', delayMs: 1_000});
    await page.press('Save photo');
    await until(() => page.part('progress'));
    expect(page.part('progress')!.getAttribute('aria-label')).to.equal('Saving…');
    expect(page.part('save')!.getAttribute('aria-disabled')).to.equal('true');
  });

  it('has the focus on its button, not nowhere, where a save goes on after signing in again', async () => {
    await edit();
    page.part('save')!.focus();
    await emulator.expireSessions();
    await emulator.fault({method: 'PUT', path: '/users', delayMs: 1_000});
    await page.press('Save photo');
    await isAsked();
    await page.signInAgain();
    await until(() => page.root.activeElement === page.part('save'));
    expect(page.is('saving')).to.equal(true);
  });

  it('shows in forced colours how much is saved, and which button is the main one', async () => {
    await emulateMedia({forcedColors: 'active'});
    await edit();
    await emulator.fault({method: 'PUT', path: '/users', delayMs: 1_000});
    await page.press('Save photo');
    await until(() => page.part('progress'));
    expect(getComputedStyle(page.part('progress')!).borderTopStyle).to.equal('solid');
    const [save, cancel] = ['save', 'cancel'].map(
      (part) => getComputedStyle(page.part(part)!).backgroundColor,
    );
    expect(save).not.to.equal(cancel);
    await emulateMedia({forcedColors: 'none'});
  });

  it('fills the place that is kept free for it, and holds long words where it is narrow', async () => {
    await open();
    const {upload} = page;
    expect(page.part('zone')!.offsetHeight).to.equal(upload.offsetHeight);
    upload.style.inlineSize = '18rem';
    upload.messages = {userChanged: 'x'.repeat(99)};
    await emulator.expireSessions();
    void page.session.client.getSession().catch(() => undefined);
    await isAsked();
    await page.signInAgain('other');
    await until(() => page.textOf('notice') === 'x'.repeat(99));
    expect(upload.scrollWidth).to.equal(upload.clientWidth);
  });
});
