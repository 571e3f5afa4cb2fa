import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import type {CubeAvatar, CubeSession, User} from '../../src/index.js';
import {toAvatarHue} from '../../src/internal/avatar/avatar-hue.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {complaintsOf} from '../helpers/complaints.js';
import {useEmulator} from '../helpers/emulator.js';
import {openSession} from '../helpers/open-session.js';
import {OtherDevice} from '../helpers/profile-page.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {uploadPicture} from '../helpers/upload-picture.js';

type Given = Partial<Record<'avatar' | 'name' | 'user-id' | 'alt' | 'visibility' | 'lang', string>>;

const ann = (more: object = {}): User =>
  ({id: 7, fullName: 'Ann Lee', login: 'ann', email: null, avatar: null, ...more}) as User;

describe('<cube-avatar>', () => {
  const emulator = useEmulator();
  let device: OtherDevice;
  let session: CubeSession;
  let avatar: CubeAvatar;

  beforeEach(async () => {
    device = await OtherDevice.open(emulator);
  });

  const create = (given: Given, user?: unknown) => {
    const element = document.createElement('cube-avatar');
    for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
    if (user !== undefined) element.user = user as User;
    return element;
  };

  /** The element where nobody is signed in. */
  const open = async (given: Given = {}, user?: unknown) => {
    avatar = create(given, user);
    session = await openSession(emulator.app, avatar);
    await avatar.updateComplete;
  };

  /** The element where `demo` is signed in, who has this avatar. */
  const openSignedIn = async (ownAvatar: string | null, given: Given = {}, user?: unknown) => {
    await device.change({avatar: ownAvatar});
    await open(given, user);
    await session.client.signIn(demo);
    await avatar.updateComplete;
  };

  const part = (name: string, element = avatar) =>
    element.shadowRoot!.querySelector<HTMLElement>(`[part=${name}]`);
  const image = () => part('image') as HTMLImageElement | null;
  const initials = (element = avatar) => part('initials', element)!.textContent.trim();
  const hasSilhouette = (element = avatar) => part('initials', element)!.querySelector('svg') !== null;
  const label = (element = avatar) => {
    const {role, ariaLabel, ariaHidden} = part('avatar', element)!;
    return role === 'img' ? ariaLabel : ariaHidden;
  };
  const isPictureShown = () => avatar.matches(':state(picture)');
  const privateUrl = (uid: string) => `${emulator.url}/blobs/${uid}?token=${session.token}`;
  const upload = (isPublic = false) => uploadPicture(emulator, device.token, isPublic);

  describe('a picture', () => {
    it('is that of the signed-in user, private, and the initials until it has come', async () => {
      const uid = await upload();
      await openSignedIn(uid);
      expect(image()!.src).to.equal(privateUrl(uid));
      expect(avatar.matches(':state(initials)'), 'until it has come').to.equal(true);
      expect(initials()).to.equal('DU');
      await until(isPictureShown);
      expect(avatar.matches(':state(initials)')).to.equal(false);
      expect(part('initials')!.checkVisibility()).to.equal(false);
      const {referrerPolicy, loading, decoding, draggable, alt} = image()!;
      expect([referrerPolicy, loading, decoding, draggable, alt]).to.deep.equal([
        'no-referrer',
        'lazy',
        'async',
        false,
        '',
      ]);
      expect(label(), 'once, for the picture and the initials').to.equal('Demo User');
    });

    it('goes on by the token of the session that follows, and is shown all the time', async () => {
      const uid = await upload();
      await openSignedIn(uid);
      await until(isPictureShown);
      const first = image()!;
      const {src} = first;
      let wasHidden = false;
      new MutationObserver(() => (wasHidden ||= !first.hasAttribute('data-shown'))).observe(first, {
        attributes: true,
      });
      const loaded = new Promise((resolve) => first.addEventListener('load', resolve));
      await session.client.signIn(demo);
      await until(() => image()!.src !== src);
      expect(image()!.src).to.equal(privateUrl(uid));
      await loaded;
      expect([image() === first, wasHidden, isPictureShown()]).to.deep.equal([true, false, true]);
    });

    it('stays where a session has ended, and goes with its user', async () => {
      const uid = await upload();
      await openSignedIn(uid);
      await until(isPictureShown);
      const first = image();
      const {src} = first!;
      await emulator.expireSessions();
      await session.client.updateUser({}).catch(() => undefined);
      await until(() => session.state.status === 'expired');
      await avatar.updateComplete;
      expect([image() === first, first!.src === src, isPictureShown()]).to.deep.equal([true, true, true]);
      await session.client.signOut();
      await avatar.updateComplete;
      expect([image() === null, hasSilhouette(), label()]).to.deep.equal([true, true, 'true']);
    });

    it('of a file is asked for without a token where nobody is signed in, or where it is said to be public', async () => {
      const uid = await upload(true);
      await open({avatar: uid, name: 'Ann Lee'});
      expect(image()!.src).to.equal(`${emulator.url}/blobs/${uid}`);
      await until(isPictureShown);
      await session.client.signIn(demo);
      await until(() => image()!.src === privateUrl(uid));
      avatar.visibility = 'public';
      await avatar.updateComplete;
      expect(image()!.src).to.equal(`${emulator.url}/blobs/${uid}`);
      await session.client.signOut();
      await avatar.updateComplete;
      await until(() => image()!.complete);
      expect(isPictureShown()).to.equal(true);
    });

    it('gives way to the initials where it is broken, or not for everybody, and comes back', async () => {
      const uid = await upload();
      await open({avatar: uid, name: 'Ann Lee', 'user-id': '7'});
      await until(() => image()!.complete);
      expect([isPictureShown(), initials(), label()]).to.deep.equal([false, 'AL', 'Ann Lee']);
      await session.client.signIn(demo);
      await until(isPictureShown);
      avatar.avatar = 'missing-uid';
      await until(() => !isPictureShown());
      expect(part('initials')!.checkVisibility()).to.equal(true);
    });

    it('stays until another one of the same user has come; of another user it never does', async () => {
      const [first, second] = [await upload(true), await upload(true)];
      await open({}, ann({avatar: first}));
      await until(isPictureShown);
      const shown = image()!;
      await emulator.fault({path: `/blobs/${second}`, delayMs: 300, times: 2});
      avatar.user = ann({avatar: second, fullName: 'Ann Ray'});
      await avatar.updateComplete;
      expect([image() === shown, isPictureShown()], 'the same user').to.deep.equal([true, true]);
      avatar.user = ann({id: 8, avatar: second});
      await avatar.updateComplete;
      expect([image() === shown, isPictureShown()], 'another one').to.deep.equal([false, false]);
      await until(isPictureShown);
      avatar.user = null;
      await avatar.updateComplete;
      expect([image() === null, isPictureShown(), hasSilhouette()]).to.deep.equal([true, false, true]);
    });

    it('is not lost on the way to another place', async () => {
      await open({avatar: await upload(true), name: 'Ann Lee'});
      await until(isPictureShown);
      const first = image();
      avatar.remove();
      await new Promise(requestAnimationFrame);
      session.append(avatar);
      await avatar.updateComplete;
      expect([image() === first, isPictureShown()]).to.deep.equal([true, true]);
    });

    for (const address of [
      'javascript:alert(1)',
      'data:image/png;base64,AA',
      '//example.com/a',
      'a?b',
      ' ',
    ]) {
      it(`is none by “${address}”`, async () => {
        await open({avatar: address, name: 'Ann Lee'});
        expect([image() === null, initials()]).to.deep.equal([true, 'AL']);
      });
    }

    it('by its full address needs no session, and neither does a name', async () => {
      const address = `${emulator.url}/blobs/${await upload(true)}`;
      const complaints = await complaintsOf(async () => {
        avatar = create({avatar: address, name: 'Ann Lee'});
        const named = create({name: 'Bo'});
        document.body.append(avatar, named);
        await until(isPictureShown);
        expect(initials(named)).to.equal('B');
        named.remove();
      });
      expect(complaints).to.deep.equal([]);
      const [complaint] = await complaintsOf(async () => {
        avatar.avatar = 'a-uid';
        await avatar.updateComplete;
      });
      expect(complaint).to.contain('<cube-avatar> has no session');
      expect(image() === null).to.equal(true);
      avatar.remove();
    });
  });

  describe('whose it is', () => {
    it('is said by the user, else the attributes, else the session', async () => {
      await openSignedIn(null, {name: 'Bo Ray', 'user-id': '9'}, ann());
      expect([initials(), part('avatar')!.dataset['hue']]).to.deep.equal(['AL', String(toAvatarHue(7))]);
      avatar.user = undefined;
      await avatar.updateComplete;
      expect([initials(), part('avatar')!.dataset['hue']]).to.deep.equal(['BR', String(toAvatarHue(9))]);
      avatar.removeAttribute('user-id');
      avatar.removeAttribute('name');
      await avatar.updateComplete;
      expect(initials()).to.equal('DU');
      await session.client.signIn(other);
      await avatar.updateComplete;
      expect([initials(), label()]).to.deep.equal(['OU', 'Other User']);
    });

    for (const given of [{name: ''}, {'user-id': ''}, {'user-id': 'x', avatar: ''}, {'user-id': '1.5'}]) {
      it(`is not the signed-in user’s where it is left empty: ${JSON.stringify(given)}`, async () => {
        await openSignedIn(null, given);
        expect([hasSilhouette(), label()]).to.deep.equal([true, 'true']);
      });
    }

    it('is looked up once for all elements that know an id only, and anew for whoever signs in next', async () => {
      const id = await idOfOther();
      await openSignedIn(null);
      const ids = [id, id, 404404, device.userId];
      const elements = ids.map((one) => create({'user-id': String(one)}));
      session.append(...elements);
      await until(() => elements.every((one) => one.hasUpdated && (initials(one) || hasSilhouette(one))));
      expect(elements.map(initials)).to.deep.equal(['OU', 'OU', '', 'DU']);
      expect(await lookups(), 'those of two ids, and none of the signed-in user').to.equal(2);
      await session.client.updateUser({fullName: 'Demo Ray'});
      session.append(create({'user-id': String(id)}));
      await until(() => initials(elements[3]) === 'DR');
      expect(await lookups(), 'known already').to.equal(2);
      await session.client.signOut();
      await until(() => initials(elements[3]) === 'DR' && initials(elements[0]) === 'OU');
      await until(async () => (await lookups()) === 5, 'by nobody, of three ids');
    });

    it('is looked up again after a failure, when the session has changed', async () => {
      const id = await idOfOther();
      await openSignedIn(null);
      await emulator.fault({path: '/users/v2', status: 500, times: 10});
      avatar.userId = id;
      await until(hasSilhouette);
      await emulator.clearFaults();
      await session.client.updateUser({fullName: 'Demo Ray'});
      await until(() => initials() === 'OU');
    });

    const idOfOther = async () => {
      const token = await emulator.tokenOf(other);
      const answer = (await emulator.send('GET', 'session', token)) as {session: {user_id: number}};
      return answer.session.user_id;
    };

    const lookups = () => emulator.countRequests('GET /users/v2');
  });

  describe('a name', () => {
    const names: Record<string, [name: string, initials: string]> = {
      markup: ['<img src=x onerror=alert(1)> <b>x</b>', '<<'],
      emoji: ['👩‍👩‍👧 🦊', '👩🦊'],
      'right to left': ['שרה לוי', 'של'],
      'with directions': ['\u202Eann\u202C \u2066lee\u2069', 'AL'],
      'with joiners': ['می‌خواهم', 'م'],
      'very long': [`Ann ${'Lee '.repeat(2_500)}`, 'AL'],
      'with a letter that grows': ['ß', 'SS'],
    };

    for (const [kind, [name, expected]] of Object.entries(names)) {
      it(`is text, whatever it is: ${kind}`, async () => {
        await open({name});
        expect(initials()).to.equal(expected);
        expect(part('avatar')!.querySelectorAll('b, img').length).to.equal(0);
        expect(label()!.length).to.be.within(1, 101);
        expect(name.startsWith(label()!.replace(/…$/, ''))).to.equal(true);
      });
    }

    it('is in the language of the page', async () => {
      await open({name: 'ida', lang: 'tr'});
      expect(initials()).to.equal('İ');
    });

    for (const user of [
      {},
      {id: 'x', fullName: 5, avatar: {}},
      {id: NaN, fullName: '\u200B', login: ' '},
      'x',
      5,
    ]) {
      it(`is a silhouette in grey where there is none: ${JSON.stringify(user)}`, async () => {
        await open({}, user);
        expect([hasSilhouette(), part('avatar')!.dataset['hue']]).to.deep.equal([true, undefined]);
      });
    }

    it('is replaced by the alternative text, or said beside it', async () => {
      await open({alt: 'Your photo'}, ann());
      expect([label(), avatar.shadowRoot!.querySelectorAll('[role]').length]).to.deep.equal([
        'Your photo',
        1,
      ]);
      for (const alt of ['', '  ']) {
        avatar.alt = alt;
        await avatar.updateComplete;
        expect([part('avatar')!.role, part('avatar')!.ariaHidden]).to.deep.equal([null, 'true']);
      }
      avatar.removeAttribute('alt');
      await avatar.updateComplete;
      expect(label()).to.equal('Ann Lee');
    });
  });

  it('is of the size and shape that the page wants, in a line of text and in a narrow row', async () => {
    await open({}, ann());
    const box = () => avatar.getBoundingClientRect();
    expect([box().width, box().height]).to.deep.equal([40, 40]);
    avatar.style.setProperty('--cube-avatar-size', '72px');
    avatar.style.setProperty('--cube-avatar-radius', '8px');
    session.style.cssText = 'display: flex; inline-size: 20px';
    expect([box().width, box().height]).to.deep.equal([72, 72]);
    expect(getComputedStyle(part('avatar')!).borderRadius).to.equal('8px');
    avatar.hidden = true;
    expect(avatar.checkVisibility()).to.equal(false);
  });

  const states: Record<string, () => Promise<unknown>> = {
    picture: async () => {
      await open({avatar: await upload(true), name: 'Ann Lee'});
      await until(isPictureShown);
    },
    initials: () => open({}, ann()),
    'initials without a colour': () => open({name: 'Ann Lee'}),
    silhouette: () => open({}, null),
    decorative: () => open({alt: ''}, ann()),
  };

  testColourSchemes(states, async (reach) => {
    await reach();
    return session;
  });
});
