import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {LateOpening} from '../../src/elements/profile/account/late-opening.js';
import type {CubeSession} from '../../src/index.js';
import {profile as english} from '../../src/locales/en/profile.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {openSession} from '../helpers/open-session.js';
import {makeProbe, makeSession, type SessionProbe} from '../helpers/session-probe.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

/** A part of a profile that comes when the test wants it to. */
class SlowPart {
  opened = 0;
  readonly announcements: string[] = [];
  readonly errors: unknown[] = [];
  readonly opening: LateOpening<{open: () => void}>;
  arrive!: () => void;
  fail!: () => void;

  constructor(
    readonly session: CubeSession,
    readonly probe: SessionProbe,
  ) {
    const {controller} = probe;
    const none = () => undefined;
    this.opening = new LateOpening(
      {
        element: probe,
        getMessages: () => english,
        getState: () => controller.state,
        getUser: () => controller.state?.user,
        getClient: () => controller.client,
        getStore: () => controller.store,
        commit: () => Promise.resolve(),
        announce: (text) => this.announcements.push(text),
        onChange: none,
        onSignOut: none,
        onDelete: none,
        onError: (error) => this.errors.push(error),
      },
      () =>
        new Promise((resolve, reject) => {
          this.arrive = () => resolve({open: () => this.opened++});
          this.fail = () => reject(new TypeError('Failed to fetch'));
        }),
    );
  }

  /** Resolves when nothing is about to open any more. */
  async settles(): Promise<void> {
    await until(() => !this.opening.isOpening, 'it is over');
    await this.probe.updateComplete;
  }
}

describe('what <cube-profile> opens late', () => {
  const emulator = useEmulator();

  const click = async () => {
    const probe = makeProbe();
    const session = await openSession(emulator.app, probe);
    await session.client.signIn(demo);
    const part = new SlowPart(session, probe);
    part.opening.open();
    return part;
  };

  const expire = async ({session}: SlowPart) => {
    await emulator.expireSessions();
    session.client.getSession().catch(() => undefined);
    await until(() => session.state.status === 'expired', 'the session has ended');
  };

  const moveElsewhere = async ({probe}: SlowPart) => {
    const session = makeSession(await emulator.newApp());
    document.body.append(session);
    session.append(probe);
    await session.client.signIn(demo);
    await until(() => probe.controller.store === session.store);
  };

  it('opens once it has come, and only once for several clicks', async () => {
    const part = await click();
    part.opening.open();
    expect([part.opening.isOpening, part.opened]).to.deep.equal([true, 0]);
    part.arrive();
    await part.settles();
    part.opening.open();
    await part.settles();
    expect([part.opened, part.opening.problem, part.errors.length]).to.deep.equal([2, undefined, 0]);
  });

  const changes: Record<string, (part: SlowPart) => unknown> = {
    'the session has ended': expire,
    'the user has signed out': ({session}) => session.client.signOut(),
    'another user has signed in': ({session}) => session.client.signIn(other),
    'another user has signed in where the session had ended': async (part) => {
      await expire(part);
      await part.session.client.signIn(other);
    },
    'the element has been taken away': ({probe}) => probe.remove(),
    'the element is in another session by now': moveElsewhere,
    'it is of no use any more': ({opening}) => opening.reset(),
  };
  for (const [name, change] of Object.entries(changes)) {
    for (const outcome of ['arrive', 'fail'] as const) {
      it(`${outcome === 'arrive' ? 'does not open' : 'says nothing of its failure'} when ${name}`, async () => {
        const part = await click();
        await change(part);
        part[outcome]();
        await part.settles();
        expect([part.opened, part.opening.problem, part.errors.length]).to.deep.equal([0, undefined, 0]);
        expect(part.announcements.filter(Boolean)).to.deep.equal([]);
      });
    }
  }

  it('opens for the next user who clicks, although it has been on its way since before', async () => {
    const part = await click();
    await part.session.client.signIn(other);
    part.opening.reset();
    part.opening.open();
    part.arrive();
    await part.settles();
    expect(part.opened).to.equal(1);
  });

  it('opens where the element is only moved', async () => {
    const part = await click();
    part.probe.remove();
    part.session.append(part.probe);
    await part.probe.updateComplete;
    part.arrive();
    await part.settles();
    expect(part.opened).to.equal(1);
  });

  it('says that it has failed, and opens at the next click', async () => {
    const part = await click();
    part.fail();
    await part.settles();
    expect(part.opening.problem).to.equal(english.unreachable);
    expect([part.announcements.at(-1), part.errors.length]).to.deep.equal([english.unreachable, 1]);
    part.opening.open();
    expect(part.opening.problem).to.equal(undefined);
    part.arrive();
    await part.settles();
    expect(part.opened).to.equal(1);
  });
});

describe('the buttons of what <cube-profile> opens late', () => {
  const emulator = useEmulator();

  // The first tests of this page to load these parts.
  for (const selector of ['.change-password', '[part=delete]']) {
    it(`say that it is on its way: ${selector}`, async () => {
      const page = await AccountPage.open(emulator.app);
      const button = page.root.querySelector<HTMLElement>(selector)!;
      const label = button.textContent.trim();
      button.click();
      await page.profile.updateComplete;
      expect(button.textContent.trim()).to.equal('Opening…');
      await until(() => page.isDialogOpen || page.form !== null, 'it has come');
      await page.profile.updateComplete;
      expect(button.isConnected && button.textContent.trim()).to.be.oneOf([false, label]);
    });
  }
});

describe('the dialog in which the account is deleted', () => {
  const emulator = useEmulator();

  const hidings: Record<string, (page: AccountPage) => unknown> = {
    'the session has ended': (page) => page.expire(emulator),
    'the page hides the element': ({profile}) => (profile.hidden = true),
  };
  for (const [name, hide] of Object.entries(hidings)) {
    it(`does not open out of sight where ${name}`, async () => {
      const page = await AccountPage.openAtDeletion(emulator);
      page.dialog.querySelector<HTMLElement>('.cube-cancel')!.click();
      const button = page.openDeletion;
      await hide(page);
      button.click();
      await page.profile.updateComplete;
      await page.profile.updateComplete;
      expect(page.isDialogOpen).to.equal(false);
    });
  }

  it('does not stay open out of sight while the session is kept in another way', async () => {
    const page = await AccountPage.openAtDeletion(emulator);
    page.session.persist = 'tab';
    await page.session.updateComplete;
    await page.profile.updateComplete;
    expect([page.session.state.status, page.isDialogOpen]).to.deep.equal(['restoring', false]);
  });
});
