import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {AvatarPage, avatarOf, contentOf, filesOf} from '../helpers/avatar-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {pictures} from '../helpers/pictures.js';
import {until} from '../helpers/until.js';

describe('<cube-avatar-upload>', () => {
  const emulator = useEmulator();
  let page: AvatarPage;

  const open = async (attributes?: Record<string, string>) => {
    page = await AvatarPage.openSignedIn(emulator.app, attributes);
  };

  /** The middle of a picture, as `rgb(…)`, and how big it is. */
  const look = async (content: Blob) => {
    const bitmap = await createImageBitmap(content);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const at = (x: number, y: number) =>
      [...context.getImageData(x * bitmap.width, y * bitmap.height, 1, 1).data.slice(0, 3)].map((value) =>
        Math.round(value / 128),
      );
    return {width: bitmap.width, height: bitmap.height, topLeft: at(0.1, 0.1), bottomRight: at(0.9, 0.9)};
  };

  describe('from a photo to a face', () => {
    it('saves the middle of the photo, square and small, as a private file that is the avatar', async () => {
      await open();
      await page.pick(await pictures.jpeg({width: 1200, height: 800, gps: true}));
      const user = await page.saved();

      const [file, ...others] = await filesOf(emulator);
      expect(others).to.deep.equal([]);
      expect(user.avatar).to.equal(file!.uid);
      expect(await avatarOf(emulator)).to.equal(file!.uid);
      expect(page.user.avatar).to.equal(file!.uid);
      expect(file).to.include({content_type: 'image/webp', public: false});
      expect(file!.name).to.match(/^avatar.*\.webp$/);
      const content = await contentOf(emulator, file!.uid);
      expect(content.size).to.equal(file!.size);
      expect(await look(content)).to.deep.equal({
        width: 512,
        height: 512,
        topLeft: [2, 0, 0],
        bottomRight: [2, 2, 0],
      });
    });

    it('saves what the page asks for: size, background and who may see it', async () => {
      await open({size: '96', background: '#0000ff', visibility: 'public'});
      await page.pick(await pictures.transparentPng({width: 300, height: 300}));
      const {avatar} = await page.saved();
      const [file] = await filesOf(emulator);
      expect(file!.public).to.equal(true);
      const seen = await fetch(`${emulator.url}/blobs/${avatar}`);
      expect(await look(await seen.blob()))
        .to.include({width: 96, height: 96})
        .and.have.deep.property('topLeft', [0, 0, 2]);
    });

    it('saves what is in the frame, moved and zoomed by the keyboard alone', async () => {
      await open();
      page.upload.focus();
      expect(page.part('choose')!.matches(':focus')).to.equal(true);
      await page.pick(await pictures.jpeg({width: 1200, height: 800}));
      await until(() => page.part('crop')?.matches(':focus'), 'the focus is on the photo');
      expect(page.announcement).to.equal('');
      // To the corner of the yellow quarter.
      for (const key of ['+', '+', '+', '+', '+', '+', '+', '+', '+', '+']) await sendKeys({press: key});
      for (let step = 0; step < 12; step++) {
        await sendKeys({press: 'Shift+ArrowLeft'});
        await sendKeys({press: 'Shift+ArrowUp'});
      }
      const changed = nextEvent(page.upload, 'cube-avatar-change');
      for (let step = 0; step < 8 && !page.part('save')!.matches(':focus'); step++) {
        await sendKeys({press: 'Tab'});
      }
      await sendKeys({press: 'Enter'});
      const {detail} = await changed;
      const saved = await look(await contentOf(emulator, detail.user.avatar!));
      expect(saved.topLeft).to.deep.equal([2, 2, 0]);
      expect(saved.bottomRight).to.deep.equal([2, 2, 0]);
      await until(
        () => page.part('choose')?.matches(':focus'),
        'the focus is where the next photo is chosen',
      );
    });

    it('shows the new photo at once, and says that it has been saved', async () => {
      await open();
      await page.pick();
      await page.saved();
      expect(page.textOf('saved')).to.equal('Saved');
      expect(page.announcement).to.equal('Saved');
      expect(page.root.querySelector('[part=avatar] canvas') !== null).to.equal(true);
      expect(page.is('editing')).to.equal(false);
    });

    it('tells the page how far it has got, from nothing to all', async () => {
      await open();
      const told: number[] = [];
      page.upload.addEventListener('cube-avatar-progress', ({detail}) => told.push(detail.progress));
      await page.pick();
      await page.saved();
      expect(told[0]).to.equal(0);
      expect(told.at(-1)).to.equal(1);
      expect(told).to.deep.equal([...told].sort((one, other) => one - other));
    });
  });

  describe('the avatar before', () => {
    const saveTwo = async () => {
      await page.pick();
      const {avatar} = await page.saved();
      await page.pick(await pictures.png({width: 300, height: 300}));
      await page.saved();
      return avatar;
    };

    it('is deleted once another one is in its place', async () => {
      await open();
      await saveTwo();
      await until(async () => (await filesOf(emulator)).length === 1);
      expect((await filesOf(emulator))[0]!.uid).to.equal(page.user.avatar);
    });

    it('stays with keep-old', async () => {
      await open({'keep-old': ''});
      const before = await saveTwo();
      await page.press('Remove photo');
      await until(() => page.user.avatar === null);
      expect((await filesOf(emulator)).map(({uid}) => uid))
        .to.include(before)
        .and.have.length(2);
    });

    it('is not touched where it is an address, or the file of somebody else', async () => {
      const other = {login: 'other', password: 'other-password'};
      const otherPage = await AvatarPage.open(emulator.app);
      await otherPage.session.client.signIn(other);
      await otherPage.pick();
      const {avatar} = await otherPage.saved();
      await otherPage.session.client.signOut();

      for (const before of ['https://example.com/face.png', avatar]) {
        await open();
        await page.session.client.updateUser({avatar: before});
        await page.pick();
        await page.saved();
        await page.session.client.signOut();
      }
      expect((await filesOf(emulator, other)).map(({uid}) => uid)).to.deep.equal([avatar]);
    });

    it('is the one that the server knows, where it was changed elsewhere meanwhile', async () => {
      await open();
      const elsewhere = await emulator.tokenOf({login: 'demo', password: 'demo-password'});
      await page.pick();
      await page.saved();
      const [first] = await filesOf(emulator);
      await emulator.send('PUT', `users/${page.user.id}`, elsewhere, {
        user: {avatar: 'https://example.com/a.png'},
      });
      await page.pick(await pictures.png({width: 300, height: 300}));
      await page.saved();
      const uids = (await filesOf(emulator)).map(({uid}) => uid);
      expect(uids).to.deep.equal([first!.uid, page.user.avatar]);
    });
  });

  describe('removing', () => {
    beforeEach(async () => {
      await open();
      await page.pick();
      await page.saved();
    });

    it('takes the photo and its file away, and shows the initials at once', async () => {
      await emulator.fault({method: 'PUT', path: '/users', delayMs: 300});
      const changed = nextEvent(page.upload, 'cube-avatar-change');
      await page.press('Remove photo');
      await page.reached('removing');
      expect(page.part('avatar')!.textContent.trim()).to.equal('DU');
      expect(page.root.querySelector('[part=avatar] :is(canvas, img)') === null).to.equal(true);
      const {detail} = await changed;
      expect(detail.user.avatar).to.equal(null);
      await until(async () => (await filesOf(emulator)).length === 0);
      await page.upload.updateComplete;
      expect(page.textOf('saved')).to.equal('Photo removed');
      expect(page.part('remove') === null).to.equal(true);
    });

    it('brings the old picture back where it fails, and tries again', async () => {
      const {avatar} = page.user;
      await emulator.fault({method: 'PUT', path: '/users', status: 503});
      expect(await page.failed('Remove photo')).to.contain('The server has a problem');
      expect(page.root.querySelector('[part=avatar] canvas') !== null).to.equal(true);
      expect(await avatarOf(emulator)).to.equal(avatar);
      expect((await filesOf(emulator)).length).to.equal(1);
      await page.press('Try again');
      await until(() => page.user.avatar === null);
    });
  });

  describe('what the page may do', () => {
    it('refuses a photo by preventing cube-avatar-accept', async () => {
      await open();
      const file = await pictures.jpeg();
      const accept = nextEvent(page.upload, 'cube-avatar-accept');
      page.upload.addEventListener('cube-avatar-accept', (event) => event.preventDefault());
      page.choose(file);
      expect((await accept).detail.file.name).to.equal(file.name);
      await until(() => !page.is('opening'));
      expect(page.is('editing')).to.equal(false);
      expect(page.part('choose') !== null).to.equal(true);
    });

    it('takes nonsense for nothing said, and a file for a square of white all the same', async () => {
      const nonsense = {
        size: 'abc',
        'max-file-size': '',
        'min-dimension': 'x',
        shape: 'star',
        background: 'url(x)',
      };
      await open({...nonsense, visibility: 'secret'});
      expect(await page.refused(await pictures.png({width: 10, height: 10}))).to.match(/64 pixels/);
      await page.pick(await pictures.transparentPng({width: 300, height: 300}));
      page.upload.size = -1;
      const {avatar} = await page.saved();
      expect((await filesOf(emulator))[0]!.public).to.equal(false);
      expect(await look(await contentOf(emulator, avatar!))).to.deep.equal({
        width: 300,
        height: 300,
        topLeft: [2, 2, 2],
        bottomRight: [2, 2, 2],
      });
    });

    it('replaces texts of both its parts', async () => {
      page = await AvatarPage.open(emulator.app);
      page.upload.messages = {choosePhoto: 'Wähle ein Foto', save: 'Foto sichern'};
      await page.session.client.signIn({login: 'demo', password: 'demo-password'});
      await page.upload.updateComplete;
      expect(page.textOf('choose')).to.equal('Wähle ein Foto');
      await page.pick();
      expect(page.textOf('save')).to.equal('Foto sichern');
    });
  });

  describe('cancelling', () => {
    it('gives a photo up that is being cut', async () => {
      await open();
      await page.pick();
      expect(page.upload.hasChanges).to.equal(true);
      await page.press('Cancel');
      await page.upload.updateComplete;
      expect(page.upload.hasChanges).to.equal(false);
      expect(page.part('choose') !== null).to.equal(true);
      expect(await filesOf(emulator)).to.deep.equal([]);
    });

    it('warns before the page is left with a photo that is not saved', async () => {
      const leave = () => !window.dispatchEvent(new Event('beforeunload', {cancelable: true}));
      await open();
      expect(leave()).to.equal(false);
      await page.pick();
      expect(leave()).to.equal(true);
      await page.saved();
      expect(leave()).to.equal(false);
    });

    /** What is slow in each step. */
    const steps: Record<string, {readonly method: string; readonly path: string}> = {
      'the file is being made': {method: 'POST', path: '/blobs'},
      'it is being sent': {method: 'POST', path: '/s3.amazonaws.com'},
      'it is being completed': {method: 'PUT', path: '/blobs'},
      'it is being connected': {method: 'PUT', path: '/users'},
    };

    for (const [step, {method, path}] of Object.entries(steps)) {
      it(`leaves nothing on the server, and keeps the photo, while ${step}`, async () => {
        const before = 'https://example.com/before.png';
        await open();
        await page.session.client.updateUser({avatar: before});
        await page.pick();
        await emulator.clearRequests();
        await emulator.fault({method, path, delayMs: 400});
        await page.press('Save photo');
        const hasArrived = async () =>
          (await emulator.requests()).some((one) => one.method === method && one.path.startsWith(path));
        await until(hasArrived, `${method} ${path} has arrived`);
        await page.press('Cancel');
        await page.reached('editing');
        expect(page.textOf('save')).to.equal('Save photo');
        await until(async () => (await filesOf(emulator)).length === 0, 'no file is left');
        expect(await avatarOf(emulator)).to.equal(before);
        // What has been kept can still be saved.
        await page.saved();
        expect((await filesOf(emulator)).length).to.equal(1);
      });
    }
  });
});
