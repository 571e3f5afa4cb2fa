import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {AvatarPage, avatarOf, filesOf} from '../helpers/avatar-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {pictures} from '../helpers/pictures.js';
import {until} from '../helpers/until.js';

describe('<cube-avatar-upload> and bad luck', () => {
  const emulator = useEmulator();
  const storage = '/s3.amazonaws.com';
  let page: AvatarPage;

  const open = async (attributes?: Record<string, string>) => {
    page = await AvatarPage.openSignedIn(emulator.app, attributes);
  };

  const onServer = async () => ({files: (await filesOf(emulator)).length, avatar: await avatarOf(emulator)});

  /** How often each step was tried. */
  const counts = async () => ({
    made: await emulator.countRequests('POST /blobs'),
    sent: await emulator.countRequests(`POST ${storage}`),
    completed: await emulator.countRequests('PUT /blobs'),
    connected: await emulator.countRequests('PUT /users'),
  });

  describe('a file that is of no use', () => {
    const files: Record<string, [make: () => File | Promise<File>, says: RegExp]> = {
      'an empty file': [pictures.empty, /empty/i],
      'a file of 200 MB': [
        () => new File([new Uint8Array(200 * 1024 * 1024)], 'huge.jpg', {type: 'image/jpeg'}),
        /20 MB/,
      ],
      'a text named .png': [pictures.text, /no picture|not a picture/i],
      'a drawing that may hold scripts': [() => pictures.svg(), /PNG or JPEG/],
      'a photo of a kind that is not read here': [() => pictures.heic(), /JPEG or PNG/],
      'half a JPEG': [async () => pictures.truncated(await pictures.jpeg()), /damaged/i],
      'a picture of 30,000 × 30,000 pixels': [() => pictures.bomb(), /too many|too big|smaller/i],
      'a picture of 1 × 5,000 pixels': [() => pictures.png({width: 1, height: 5000}), /64/],
    };

    for (const [name, [make, says]] of Object.entries(files)) {
      it(`is refused in plain words, and nothing is sent: ${name}`, async () => {
        await open();
        await emulator.clearRequests();
        expect(await page.refused(await make())).to.match(says);
        expect(page.announcement).to.match(says);
        expect(page.is('editing') || page.is('failed')).to.equal(false);
        expect(page.part('choose') !== null).to.equal(true);
        expect(await emulator.requestLines()).to.deep.equal([]);
      });
    }

    it('leaves the photo that is being cut as it is', async () => {
      await open();
      await page.pick();
      expect(await page.refused(pictures.text())).to.match(/picture/);
      expect(page.is('editing')).to.equal(true);
      await page.saved();
    });

    it('is what the page says it is: other limits', async () => {
      await open({'max-file-size': '1000', 'min-dimension': '1'});
      expect(await page.refused(await pictures.photo({width: 600, height: 600}))).to.match(/1 kB/);
      await page.pick(await pictures.png({width: 1, height: 50}));
    });

    it('does not count where only its metadata is wrong, and of a film the first picture is taken', async () => {
      await open();
      await page.pick(
        await pictures.jpeg({
          width: 200,
          height: 200,
          metadata: new Uint8Array([0xff, 0xe1, 0, 8, 69, 120, 105, 102, 0, 0]),
        }),
      );
      await page.press('Cancel');
      await page.pick(pictures.animatedGif({width: 200, height: 200}));
      expect(page.textOf('notice')).to.contain('first');
      await page.saved();
    });

    it('has a name that is only text', async () => {
      await open();
      const photo = await pictures.jpeg({width: 200, height: 200});
      await page.pick(new File([photo], `<img src=x onerror=alert(1)>/../${'🙈'.repeat(300)}`));
      await page.saved();
      expect((await filesOf(emulator)).length).to.equal(1);
    });
  });

  describe('a save that fails', () => {
    beforeEach(async () => {
      await open();
      await page.pick();
      await emulator.clearRequests();
    });

    const failures: Record<string, [fault: Record<string, unknown>, says: string, tries: object]> = {
      'the storage is busy': [
        {path: storage, status: 503, body: '<Error><Code>SlowDown</Code></Error>'},
        'The server has a problem',
        {made: 1, sent: 2, completed: 1, connected: 1},
      ],
      'the connection to the storage is cut': [
        {path: storage, reset: true, times: 4},
        'cannot be reached',
        {made: 1, completed: 1, connected: 1},
      ],
      'no file can be made': [
        {method: 'POST', path: '/blobs', status: 500},
        'The server has a problem',
        {made: 2, sent: 1, completed: 1, connected: 1},
      ],
      'it cannot be completed': [
        {method: 'PUT', path: '/blobs', status: 503},
        'The server has a problem',
        {made: 1, sent: 1, completed: 2, connected: 1},
      ],
      'it cannot be connected': [
        {method: 'PUT', path: '/users', status: 500},
        'The server has a problem',
        {made: 1, sent: 1, completed: 1, connected: 2},
      ],
      'the user has no right to it': [
        {method: 'PUT', path: '/users', status: 403, body: '{"errors":{"base":["Forbidden"]}}'},
        'The server has a problem',
        {made: 1, sent: 1, completed: 1, connected: 2},
      ],
    };

    for (const [name, [fault, says, tries]] of Object.entries(failures)) {
      it(`says so, shows the old picture, and goes on where it stopped: ${name}`, async () => {
        await emulator.fault(fault);
        expect(await page.failed()).to.contain(says);
        expect(page.is('failed')).to.equal(true);
        expect(page.announcement).to.contain(says);
        expect(page.part('avatar')!.textContent.trim()).to.equal('DU');
        expect((await onServer()).avatar).to.equal(null);

        await emulator.clearFaults();
        const changed = nextEvent(page.upload, 'cube-avatar-change');
        await page.press('Try again');
        const {avatar} = (await changed).detail.user;
        const [file, ...others] = await filesOf(emulator);
        expect(others).to.deep.equal([]);
        expect(file!.uid).to.equal(avatar);
        expect(await counts()).to.include(tries);
      });
    }

    it('leaves nothing on the server once the photo is given up', async () => {
      await emulator.fault({method: 'PUT', path: '/blobs', status: 503});
      await page.failed();
      expect((await onServer()).files).to.equal(1);
      await page.press('Discard');
      await until(async () => (await onServer()).files === 0);
      expect(page.upload.hasChanges).to.equal(false);
      expect(page.part('choose') !== null).to.equal(true);
    });

    it('goes back to the photo, and another cut replaces what was sent', async () => {
      await emulator.fault({method: 'PUT', path: '/users', status: 500});
      await page.failed();
      const [first] = await filesOf(emulator);
      await page.press('Adjust photo');
      await page.reached('editing');
      page.root.querySelector<HTMLButtonElement>('.crop-tool.turn')!.click();
      const {avatar} = await page.saved();
      await until(async () => (await filesOf(emulator)).length === 1);
      expect((await filesOf(emulator))[0]!.uid).to.equal(avatar);
      expect(avatar).not.to.equal(first!.uid);
    });

    it('counts a wait down, and can be tried again then', async () => {
      await emulator.fault({
        method: 'POST',
        path: '/blobs',
        status: 429,
        headers: {'Retry-After': '30', 'Access-Control-Expose-Headers': 'Retry-After'},
      });
      expect(await page.failed()).to.match(/Try again in \d+ seconds/);
      await page.press('Try again');
      await until(() => page.user.avatar !== null);
    });

    it('makes a new file where the permission to send the old one has run out', async () => {
      await emulator.fault({path: storage, status: 503});
      await page.failed();
      await emulator.control('POST', 'clock', {advanceMs: 61 * 60_000});
      const changed = nextEvent(page.upload, 'cube-avatar-change');
      await page.press('Try again');
      const {avatar} = (await changed).detail.user;
      expect((await filesOf(emulator)).map(({uid}) => uid)).to.deep.equal([avatar]);
    });

    it('makes a new file where the old one has been deleted meanwhile', async () => {
      await emulator.fault({method: 'PUT', path: '/blobs', status: 503});
      await page.failed();
      const [file] = await filesOf(emulator);
      const token = await emulator.tokenOf({login: 'demo', password: 'demo-password'});
      await emulator.send('DELETE', `blobs/${file!.id}`, token);
      const changed = nextEvent(page.upload, 'cube-avatar-change');
      await page.press('Try again');
      const {avatar} = (await changed).detail.user;
      expect((await filesOf(emulator)).map(({uid}) => uid)).to.deep.equal([avatar]);
    });

    it('whose answers are lost makes no second file, and does not delete what is the avatar', async () => {
      await emulator.fault({method: 'PUT', path: '/users', truncate: true});
      await page.failed();
      const {files, avatar} = await onServer();
      expect(files).to.equal(1);
      expect(avatar).not.to.equal(null);
      await page.press('Try again');
      await until(() => page.user.avatar === avatar);
      expect(await onServer()).to.deep.equal({files: 1, avatar});
    });

    it('whose last answer is lost is taken back when the photo is given up', async () => {
      await emulator.fault({method: 'PUT', path: '/users', truncate: true});
      await page.failed();
      await page.press('Discard');
      await until(async () => (await onServer()).files === 0);
      expect(await onServer()).to.deep.equal({files: 0, avatar: null});
    });
  });

  describe('the element is taken away', () => {
    it('during a save: nothing stays on the server, and the photo is kept for when it is back', async () => {
      await open();
      await page.pick();
      await emulator.fault({method: 'PUT', path: '/blobs', delayMs: 400});
      await emulator.clearRequests();
      await page.press('Save photo');
      await until(async () => (await emulator.countRequests(`POST ${storage}`)) === 1);
      page.upload.remove();
      await until(async () => (await onServer()).files === 0);
      page.session.append(page.upload);
      await page.reached('editing');
      await page.saved();
      expect((await onServer()).files).to.equal(1);
    });

    it('only to be put elsewhere: the save goes on', async () => {
      await open();
      await page.pick();
      await emulator.fault({method: 'PUT', path: '/blobs', delayMs: 300});
      const changed = nextEvent(page.upload, 'cube-avatar-change');
      await page.press('Save photo');
      await page.reached('saving');
      const place = document.createElement('div');
      page.session.append(place);
      place.append(page.upload);
      const {avatar} = (await changed).detail.user;
      expect((await filesOf(emulator)).map(({uid}) => uid)).to.deep.equal([avatar]);
    });
  });

  describe('the session', () => {
    beforeEach(async () => {
      await open();
      await page.pick();
    });

    it('ends between the steps: the user signs in in this place, and the save goes on', async () => {
      await emulator.fault({path: storage, delayMs: 300});
      await emulator.clearRequests();
      await page.press('Save photo');
      await until(async () => (await emulator.countRequests('POST /blobs')) === 1);
      await emulator.expireSessions();
      const changed = nextEvent(page.upload, 'cube-avatar-change');
      await until(() => page.login?.querySelector('form'));
      expect(page.login!.shadowRoot!.textContent).to.contain('your photo is kept');
      await page.signInAgain();
      const {avatar} = (await changed).detail.user;
      expect((await filesOf(emulator)).map(({uid}) => uid)).to.deep.equal([avatar]);
      expect(await emulator.countRequests('POST /blobs')).to.equal(1);
    });

    it('ends, and somebody else signs in: nothing of the first user is sent as the second', async () => {
      await emulator.fault({path: storage, delayMs: 300});
      await emulator.clearRequests();
      await page.press('Save photo');
      await until(async () => (await emulator.countRequests('POST /blobs')) === 1);
      await emulator.expireSessions();
      await until(() => page.login?.querySelector('form'));
      await page.signInAgain('other');
      await until(() => page.part('notice'));
      expect(page.upload.hasChanges).to.equal(false);
      const other = {login: 'other', password: 'other-password'};
      expect(await avatarOf(emulator, other)).to.equal(null);
      expect(await filesOf(emulator, other)).to.deep.equal([]);
      expect(await avatarOf(emulator)).to.equal(null);
    });

    it('is ended by signing out: the photo is given up, and the element asks to sign in', async () => {
      await page.session.client.signOut();
      await page.reached('anonymous');
      expect(page.upload.hasChanges).to.equal(false);
      expect(page.part('crop') === null).to.equal(true);
    });
  });

  it('asks nobody to sign in with no-sign-in, and keeps the photo until the page has', async () => {
    await open({'no-sign-in': ''});
    await page.pick();
    await emulator.expireSessions();
    expect(await page.failed()).to.contain('your photo is kept');
    expect(page.login === null).to.equal(true);
    expect(page.upload.hasChanges).to.equal(true);
    await page.session.client.signIn({login: 'demo', password: 'demo-password'});
    await page.reached('failed');
    await page.press('Try again');
    await until(() => page.user.avatar !== null);
  });
});
