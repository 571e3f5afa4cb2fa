import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {SaveProgress} from '../../src/elements/avatar-upload/editor/save-progress.js';
import {AvatarPage, avatarOf, filesOf} from '../helpers/avatar-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {pictures} from '../helpers/pictures.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {replaceProperty} from '../session/helpers/broken-storage.js';
import {stopSteadyClock} from '../session/helpers/clocks.js';

const oneHour = 60 * 60_000;

describe('<cube-avatar-upload> and what happens meanwhile', () => {
  const emulator = useEmulator();
  let page: AvatarPage;

  const open = async (attributes?: Record<string, string>) => {
    page = await AvatarPage.openSignedIn(emulator.app, attributes);
  };

  const openWithAvatar = async () => {
    await open();
    await page.pick();
    const {avatar} = await page.saved();
    await emulator.clearRequests();
    return avatar!;
  };

  const onServer = async () => ({
    avatar: await avatarOf(emulator),
    files: (await filesOf(emulator)).map(({uid}) => uid),
  });

  const hasSent = (line: string, times = 1) =>
    until(async () => (await emulator.countRequests(line)) >= times, `${line}, ${times} times`);

  /** Answers the next question for the session late, as it was when it was asked. */
  const answerLate = () => {
    const {id, avatar} = page.user;
    const body = JSON.stringify({session: {id, token: 'token', user: {id, login: demo.login, avatar}}});
    return emulator.fault({method: 'GET', path: '/session', status: 200, body, delayMs: 400});
  };

  /** Drops what is of no use, and resolves when that has been said. */
  const drop = async (type: string, data: string) => {
    const failed = nextEvent(page.upload, 'cube-avatar-error');
    const dataTransfer = new DataTransfer();
    dataTransfer.setData(type, data);
    for (const event of ['dragenter', 'drop']) {
      page.part('zone')!.dispatchEvent(new DragEvent(event, {dataTransfer, bubbles: true, composed: true}));
    }
    await failed;
    await page.upload.updateComplete;
  };

  for (const button of ['Save photo', 'Remove photo']) {
    it(`changes nothing of a user who signs in meanwhile: ${button}`, async () => {
      const theirs = 'https://example.com/theirs.png';
      const token = await emulator.tokenOf(other);
      const {session} = (await emulator.send('GET', 'session', token)) as {session: {user: {id: number}}};
      await emulator.send('PUT', `users/${session.user.id}`, token, {user: {avatar: theirs}});
      const avatar = await openWithAvatar();
      if (button === 'Save photo') await page.pick();
      await answerLate();
      await page.press(button);
      await hasSent('GET /session');
      await page.session.client.signIn(other);
      await hasSent('GET /session 200');
      await page.session.client.getSession();
      expect(await avatarOf(emulator, other)).to.equal(theirs);
      expect(await avatarOf(emulator)).to.equal(avatar);
    });
  }

  it('deletes no file that may be the avatar, where the user signs out after the last answer was lost', async () => {
    const passTime = stopSteadyClock();
    await open();
    await page.pick();
    await emulator.fault({method: 'PUT', path: '/users', truncate: true});
    await page.failed();
    await page.session.client.signOut();
    await page.reached('anonymous');
    await page.session.client.signIn(demo);
    // Whatever waits for another chance has it now.
    passTime(oneHour);
    document.body.dispatchEvent(new KeyboardEvent('keydown'));
    await page.session.client.getSession();
    const {avatar, files} = await onServer();
    expect(files).to.deep.equal([avatar]);
  });

  it('removes the photo after what a cancelled save has done is taken back', async () => {
    const avatar = await openWithAvatar();
    await page.pick();
    await emulator.fault({method: 'PUT', path: '/users', delayMs: 400});
    await page.press('Save photo');
    await hasSent('GET /session');
    await page.press('Cancel');
    await page.reached('editing');
    await page.press('Cancel');
    const changed = nextEvent(page.upload, 'cube-avatar-change');
    await page.press('Remove photo');
    expect((await changed).detail.user.avatar).to.equal(null);
    await hasSent('PUT /users', 3);
    await until(async () => !(await onServer()).files.includes(avatar));
    expect(await onServer()).to.deep.equal({avatar: null, files: []});
  });

  it('leaves one file where two save at once', async () => {
    await open();
    const second = document.createElement('cube-avatar-upload');
    page.session.append(second);
    const pages = [page, new AvatarPage(page.session, second)];
    for (const one of pages) await one.pick();
    await emulator.fault({method: 'PUT', path: '/users', delayMs: 300});
    const users = await Promise.all(pages.map((one) => one.saved()));
    await until(async () => (await onServer()).files.length === 1, 'one file is left');
    const {avatar, files} = await onServer();
    expect(files).to.deep.equal([avatar]);
    expect(users.map((user) => user.avatar)).to.include(avatar);
  });

  it('keeps what has been saved, where it is cancelled at the last moment', async () => {
    await openWithAvatar();
    await page.pick();
    page.upload.addEventListener('cube-avatar-progress', ({detail}) => {
      if (detail.progress === 1) page.button('Cancel')!.click();
    });
    const {avatar} = await page.saved();
    await until(async () => (await onServer()).files.length === 1);
    expect(await onServer()).to.deep.equal({avatar, files: [avatar]});
    expect(page.textOf('saved')).to.equal('Saved');
    expect(page.upload.hasChanges).to.equal(false);
  });

  it('deletes no file that is the avatar, whatever the server was asked for', async () => {
    const avatar = await openWithAvatar();
    const body = JSON.stringify({user: {id: page.user.id, login: demo.login, avatar}});
    await emulator.fault({method: 'PUT', path: '/users', status: 200, body});
    const changed = nextEvent(page.upload, 'cube-avatar-change');
    await page.press('Remove photo');
    await changed;
    await page.session.client.getSession();
    expect(await emulator.countRequests(`GET /blobs/${avatar}.json`)).to.equal(0);
  });

  it('takes a failed save back where the element is taken away, and keeps the photo', async () => {
    await open();
    await page.pick();
    await emulator.fault({method: 'PUT', path: '/users', status: 500});
    await page.failed();
    page.upload.remove();
    await until(async () => (await onServer()).files.length === 0, 'no file is left');
    page.session.append(page.upload);
    const changed = nextEvent(page.upload, 'cube-avatar-change');
    await page.press('Try again');
    const {avatar} = (await changed).detail.user;
    expect(await onServer()).to.deep.equal({avatar, files: [avatar]});
  });

  it('removes the photo once, however often that is pressed, and has nothing to cancel', async () => {
    await openWithAvatar();
    // Nothing is opened, so nothing is to be cancelled.
    page.upload.messages = {openingPhoto: 'Wait', removingPhoto: 'Wait'};
    await page.upload.updateComplete;
    await emulator.fault({method: 'PUT', path: '/users', status: 503, delayMs: 100});
    const failed = nextEvent(page.upload, 'cube-avatar-error');
    const pressTwice = (label: string) => {
      const button = page.button(label)!;
      button.click();
      button.click();
    };
    pressTwice('Remove photo');
    await page.reached('removing');
    expect(page.button('Cancel') === undefined).to.equal(true);
    await failed;
    await page.upload.updateComplete;
    const changed = nextEvent(page.upload, 'cube-avatar-change');
    pressTwice('Try again');
    await changed;
    await page.session.client.getSession();
    expect(await emulator.countRequests('PUT /users')).to.equal(2);
  });

  it('says nothing of a photo that is kept, where the session ends while one is removed', async () => {
    page = await AvatarPage.open(emulator.app, {'no-sign-in': ''});
    await page.session.client.signIn(demo);
    await page.session.client.updateUser({avatar: 'https://example.com/face.png'});
    await emulator.expireSessions();
    expect(await page.failed('Remove photo')).to.equal('Your session has ended. Sign in to go on.');
  });

  it('does not use a file that is chosen after the user has signed out', async () => {
    await openWithAvatar();
    const {files} = page;
    await page.session.client.signOut();
    await page.reached('anonymous');
    const transfer = new DataTransfer();
    transfer.items.add(await pictures.jpeg());
    files.files = transfer.files;
    files.dispatchEvent(new Event('change'));
    expect(page.is('opening')).to.equal(false);
    expect(page.upload.hasChanges).to.equal(false);
  });

  it('keeps a link for another try, and warns before that is left', async () => {
    await openWithAvatar();
    await emulator.fault({path: '/face.png', reset: true, times: 10});
    replaceProperty(navigator, 'onLine', {value: false});
    await drop('text/uri-list', `${emulator.url}/face.png`);
    expect(page.textOf('error')).to.match(/offline/);
    expect(page.is('failed')).to.equal(true);
    expect(page.upload.hasChanges).to.equal(true);
    await page.press('Cancel');
    expect(page.upload.hasChanges).to.equal(false);
  });

  it('no longer says that something was saved when something else has gone wrong', async () => {
    await openWithAvatar();
    expect(page.part('saved') !== null).to.equal(true);
    await drop('text/html', '<p>no picture</p>');
    expect(page.textOf('error')).to.match(/not a picture/);
    expect(page.part('saved') === null).to.equal(true);
  });

  it('tells how long it takes by the speed of the sending, however long it had to wait before', () => {
    const passTime = stopSteadyClock();
    const progress = new SaveProgress(() => undefined);
    progress.begin(AbortSignal.abort());
    progress.set(0);
    passTime(60_000);
    progress.set(0.05);
    expect(progress.secondsLeft).to.equal(undefined);
    passTime(4000);
    progress.set(0.45);
    expect(progress.secondsLeft).to.equal(6);
    progress.set(1);
    expect(progress.secondsLeft).to.equal(undefined);
    progress.end();
  });
});
