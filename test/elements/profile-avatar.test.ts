import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {toAvatarHue} from '../../src/internal/avatar/avatar-hue.js';
import {useEmulator} from '../helpers/emulator.js';
import {OtherDevice, ProfilePage} from '../helpers/profile-page.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

const pixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

describe('the picture in <cube-profile>', () => {
  const emulator = useEmulator();
  let device: OtherDevice;
  let page: ProfilePage;

  beforeEach(async () => {
    device = await OtherDevice.open(emulator);
  });

  /** Uploads a picture as the platform wants it, and resolves to its uid. */
  const upload = async (isPublic: boolean) => {
    const description = {blob: {name: 'a.png', content_type: 'image/png', public: isPublic}};
    const {blob} = (await emulator.send('POST', 'blobs', device.token, description)) as {
      blob: {id: number; uid: string; blob_object_access: {params: string}};
    };
    const target = new URL(blob.blob_object_access.params);
    const form = new FormData();
    for (const [name, value] of target.searchParams) form.append(name, value);
    form.append('file', new Blob([pixel], {type: 'image/png'}), 'a.png');
    await fetch(target.origin + target.pathname, {method: 'POST', body: form});
    await emulator.send('PUT', `blobs/${blob.id}/complete`, device.token, {size: pixel.length});
    return blob.uid;
  };

  const open = async (avatar: string | null) => {
    await device.change({avatar});
    page = await ProfilePage.openSignedIn(emulator.app);
  };

  const image = () => page.part('avatar')!.querySelector('img');
  const isInitialsShown = () => page.part('avatar')!.querySelector('.initials')!.checkVisibility();

  it('is a private file, by its uid, in the session of the user', async () => {
    const uid = await upload(false);
    await open(uid);
    expect(image()!.src).to.equal(`${emulator.url}/blobs/${uid}?token=${page.session.token}`);
    expect(isInitialsShown(), 'until it has come').to.equal(true);
    await until(() => image()!.checkVisibility(), 'the picture is shown');
    expect(isInitialsShown()).to.equal(false);
    expect(image()!.referrerPolicy).to.equal('no-referrer');
    expect(image()!.alt).to.equal('');
  });

  it('goes on by the token of the session that follows', async () => {
    const uid = await upload(false);
    await open(uid);
    await until(() => image()!.checkVisibility());
    const {token} = page.session;
    await page.session.client.signIn(demo);
    expect(page.session.token).not.to.equal(token);
    await until(() => image()!.src.endsWith(`?token=${page.session.token}`));
    expect(image()!.checkVisibility(), 'it is shown all the time').to.equal(true);
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
    await until(() => image()!.checkVisibility());
  });

  it('gives way to the initials where it is broken, and comes back', async () => {
    await open('missing-uid');
    await until(() => image()!.complete);
    expect(image()!.checkVisibility()).to.equal(false);
    expect(isInitialsShown()).to.equal(true);
    await page.session.client.updateUser({avatar: await upload(false)});
    await until(() => image()!.checkVisibility());
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

  after(async () => {
    document.documentElement.style.colorScheme = '';
    await emulateMedia({colorScheme: 'light'});
  });
});
