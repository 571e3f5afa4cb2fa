import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {toAvatarHue} from '../../src/internal/avatar/avatar-hue.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {pictures} from '../helpers/pictures.js';
import {OtherDevice, ProfilePage} from '../helpers/profile-page.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {uploadPicture} from '../helpers/upload-picture.js';

describe('the picture in <cube-profile>', () => {
  const emulator = useEmulator();
  let device: OtherDevice;
  let page: ProfilePage;

  beforeEach(async () => {
    device = await OtherDevice.open(emulator);
  });

  const upload = (isPublic: boolean) => uploadPicture(emulator, device.token, isPublic);

  const open = async (avatar: string | null) => {
    await device.change({avatar});
    page = await ProfilePage.openSignedIn(emulator.app);
  };

  const image = () => page.part('avatar')!.querySelector('img');
  const isShown = () => image()!.checkVisibility({visibilityProperty: true});
  const isInitialsShown = () => page.part('avatar')!.querySelector('.initials')!.checkVisibility();

  it('is a private file, by its uid, in the session of the user', async () => {
    const uid = await upload(false);
    await open(uid);
    expect(image()!.src).to.equal(`${emulator.url}/blobs/${uid}?token=${page.session.token}`);
    expect(isInitialsShown(), 'until it has come').to.equal(true);
    await until(isShown, 'the picture is shown');
    expect(isInitialsShown()).to.equal(false);
    expect(image()!.referrerPolicy).to.equal('no-referrer');
    expect(image()!.alt).to.equal('');
  });

  it('goes on by the token of the session that follows', async () => {
    const uid = await upload(false);
    await open(uid);
    await until(isShown);
    const {token} = page.session;
    await page.session.client.signIn(demo);
    expect(page.session.token).not.to.equal(token);
    await until(() => image()!.src.endsWith(`?token=${page.session.token}`));
    expect(isShown(), 'it is shown all the time').to.equal(true);
  });

  it('has an address as long as somebody is signed in, of whatever uid', async () => {
    await open(null);
    const {client, token} = page.session;
    expect(client.getPrivateUrlForUid('a/b?c')).to.equal(`${emulator.url}/blobs/a%2Fb%3Fc?token=${token}`);
    await client.signOut();
    expect(client.getPrivateUrlForUid('a')).to.equal(null);
  });

  it('is anywhere, by its full address', async () => {
    const uid = await upload(true);
    const address = `${emulator.url}/blobs/${uid}`;
    await open(address);
    expect(image()!.src, 'without a token').to.equal(address);
    await until(isShown);
  });

  it('gives way to the initials where it is broken, and comes back', async () => {
    await open('missing-uid');
    await until(() => image()!.complete);
    expect(isShown()).to.equal(false);
    expect(isInitialsShown()).to.equal(true);
    await page.session.client.updateUser({avatar: await upload(false)});
    await until(isShown);
    await page.session.client.updateUser({avatar: null});
    await until(() => !image());
    expect(isInitialsShown()).to.equal(true);
  });

  for (const avatar of [
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    '//example.com/a.png',
    '../session',
    'a?b=c',
    ' ',
  ]) {
    it(`is none by “${avatar}”`, async () => {
      await open(avatar);
      expect(image() === null).to.equal(true);
      expect(isInitialsShown()).to.equal(true);
    });
  }

  it('can be of the page’s own making', async () => {
    await open(null);
    const own = Object.assign(document.createElement('b'), {slot: 'avatar', textContent: 'Me'});
    page.profile.append(own);
    expect(own.checkVisibility()).to.equal(true);
    expect(page.part('avatar')!.checkVisibility()).to.equal(false);
  });

  it('is of a colour of the user’s own, which is another for the next one', async () => {
    await open(null);
    expect(page.part('avatar')!.dataset['hue']).to.equal(String(toAvatarHue(page.user.id)));
    expect(toAvatarHue(51_941)).not.to.equal(toAvatarHue(51_942));
    expect(new Set(Array.from({length: 1_000}, (_, id) => toAvatarHue(id))).size).to.equal(12);
    expect(toAvatarHue(Number.MAX_SAFE_INTEGER)).to.be.within(0, 11);
  });

  /** How much a colour contrasts with another one, as the browser draws them. */
  const contrastOf = (...colors: [string, string]) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true})!;
    const [darker, lighter] = colors
      .map((color) => {
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
          const part = value / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        }) as [number, number, number];
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      })
      .sort((one, other) => one - other) as [number, number];
    return (lighter + 0.05) / (darker + 0.05);
  };

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has initials that can be read on each of the colours: ${colorScheme}`, async () => {
      await emulateMedia({colorScheme});
      document.documentElement.style.colorScheme = 'light dark';
      await open(null);
      const avatar = page.part('avatar')!;
      const backgrounds = new Set<string>();
      for (let hue = 0; hue < 12; hue++) {
        avatar.dataset['hue'] = String(hue);
        const {color, backgroundColor} = getComputedStyle(avatar);
        backgrounds.add(backgroundColor);
        expect(contrastOf(color, backgroundColor), `${color} on ${backgroundColor}`).to.be.greaterThan(4.5);
      }
      expect(backgrounds.size).to.equal(12);
    });
  }

  describe('is changed in a section that its button opens', () => {
    const button = () => page.part('photo') as HTMLButtonElement | null;
    const uploader = () => page.root.querySelector('cube-avatar-upload');
    const isOpen = () => uploader() !== null;

    const openSection = async () => {
      button()!.click();
      await until(() => uploader()?.matches(':focus-within'), 'the focus is in it');
    };

    /** As if a photo had been picked. */
    const pick = () => Object.defineProperty(uploader()!, 'hasChanges', {value: true});

    const isClosed = async () => {
      await until(() => !isOpen() && page.focused === button(), 'the focus is on the button');
      expect(button()!.ariaExpanded).to.equal('false');
    };

    it('is opened and closed by it, and closed by a button of its own', async () => {
      await open(null);
      expect([page.textOf('photo'), button()!.ariaExpanded, isOpen()]).to.deep.equal([
        'Add a photo',
        'false',
        false,
      ]);
      await openSection();
      expect(button()!.ariaExpanded).to.equal('true');
      expect(
        page.root.getElementById(button()!.getAttribute('aria-controls')!)?.contains(uploader()),
      ).to.equal(true);
      button()!.click();
      await isClosed();
      await openSection();
      page.button('Close')!.click();
      await isClosed();
      await openSection();
      pick();
      page.button('Close')!.focus();
      button()!.click();
      await until(() => uploader()?.matches(':focus-within'), 'what has been picked is not given up by it');
    });

    it('is closed when the photo has been saved or removed', async () => {
      await open(await upload(false));
      expect(page.textOf('photo')).to.equal('Change photo');
      await openSection();
      const changed = nextEvent(page.profile, 'cube-profile-change');
      uploader()!.shadowRoot!.querySelector<HTMLElement>('[part=remove]')!.click();
      const {detail} = await changed;
      expect(detail.user.avatar).to.equal(null);
      await until(() => !isOpen());
      expect([page.textOf('photo'), page.announcement]).to.deep.equal([
        'Add a photo',
        'Your photo is removed.',
      ]);
      expect(image() === null).to.equal(true);
      await openSection();
      page.part('name')!.focus();
      const user = await page.session.client.updateUser({avatar: await upload(false)});
      uploader()!.dispatchEvent(
        new CustomEvent('cube-avatar-change', {detail: {user}, bubbles: true, composed: true}),
      );
      await until(() => !isOpen());
      expect([page.textOf('photo'), page.announcement]).to.deep.equal([
        'Change photo',
        'Your new photo is saved.',
      ]);
      expect(page.focused === page.part('name'), 'what has the focus elsewhere keeps it').to.equal(true);
    });

    it('keeps what has been picked where the session ends, but not for another user', async () => {
      await open(null);
      await openSection();
      pick();
      const kept = uploader();
      const askToSignIn = async () => {
        await emulator.expireSessions();
        await page.session.client.getSession().catch(() => undefined);
      };
      const isAsked = () => until(() => page.login?.querySelector('form'), 'the user is asked to sign in');
      void askToSignIn();
      await isAsked();
      expect(page.login!.shadowRoot!.textContent).to.contain('your changes are kept');
      expect([uploader() === kept, kept!.checkVisibility()]).to.deep.equal([true, false]);
      await page.signInAgain('demo');
      await until(() => kept!.checkVisibility());
      expect(uploader() === kept).to.equal(true);
      void askToSignIn();
      await isAsked();
      await page.signInAgain('other');
      await until(() => page.textOf('name') === 'Other User');
      expect(isOpen()).to.equal(false);
    });

    it('goes on with a save that has met the end of the session', async () => {
      await open(null);
      await openSection();
      const transfer = new DataTransfer();
      transfer.items.add(await pictures.jpeg({width: 200, height: 200}));
      const {shadowRoot} = uploader()!;
      const files = shadowRoot!.querySelector('input')!;
      files.files = transfer.files;
      files.dispatchEvent(new Event('change'));
      await until(() => uploader()!.matches(':state(editing)'));
      await emulator.expireSessions();
      shadowRoot!.querySelector<HTMLElement>('[part=save]')!.click();
      await until(() => page.login?.querySelector('form'), 'the user is asked to sign in');
      expect(page.login!.querySelector('[type=submit]')!.textContent.trim()).to.equal('Sign in and save');
      const changed = nextEvent(page.profile, 'cube-profile-change');
      await page.signInAgain('demo');
      const {detail} = await changed;
      expect(detail.user.avatar).to.be.a('string');
      await until(() => !isOpen());
    });

    it('is not there where the fields are shown only; and beside a picture of the page’s own it is', async () => {
      await open(null);
      page.profile.append(Object.assign(document.createElement('b'), {slot: 'avatar', textContent: 'Me'}));
      await openSection();
      page.profile.readOnly = true;
      await page.profile.updateComplete;
      expect([button() === null, isOpen()]).to.deep.equal([true, false]);
      page.profile.readOnly = false;
      await page.profile.updateComplete;
      expect(isOpen()).to.equal(false);
    });

    it('uses the session that the profile uses, and leaves signing in to it', async () => {
      const {appId, authKey, endpoint} = emulator.app;
      await device.change({avatar: null});
      page = await ProfilePage.openSignedIn(emulator.app, {'app-id': appId, 'auth-key': authKey, endpoint});
      page.profile.uploadMessages = {choosePhoto: 'Pick one'};
      await openSection();
      expect([
        uploader()!.appId,
        uploader()!.authKey,
        uploader()!.endpoint,
        uploader()!.noSignIn,
      ]).to.deep.equal([appId, authKey, endpoint, true]);
      expect(uploader()!.shadowRoot!.textContent).to.contain('Pick one');
    });
  });

  after(async () => {
    document.documentElement.style.colorScheme = '';
    await emulateMedia({colorScheme: 'light'});
  });
});
