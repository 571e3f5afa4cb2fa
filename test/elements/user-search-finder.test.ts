import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {CubeApiError, CubeSessionError, type CubeSession} from '../../src/index.js';
import {complaintsOf} from '../helpers/complaints.js';
import {useEmulator} from '../helpers/emulator.js';
import {FinderProbe, holdCalls, openProbe} from '../helpers/finder-probe.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {stopSteadyClock} from '../session/helpers/clocks.js';

const exposed = {'Access-Control-Expose-Headers': 'Retry-After, Date'};

/** The time that a typist takes to the next key. */
const takeTime = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('finding users as somebody types', () => {
  const emulator = useEmulator();
  let session: CubeSession;
  let probe: FinderProbe;

  const open = async (isSignedIn = true) => {
    const names = ['Maria Stein', 'Marie Curie', 'Mark Twain', 'Alexandria Young'];
    const users = names.map((name, index) => ({
      login: `user-${index}`,
      full_name: name,
    }));
    await emulator.addUsers(users);
    ({session, probe} = await openProbe(emulator.app));
    if (isSignedIn) await session.client.signIn(demo);
    await probe.updateComplete;
    await emulator.clearRequests();
  };

  /** What was looked for in each round, those included that were aborted. */
  const rounds = async () => {
    const requests = await emulator.requests();
    return requests
      .filter(({path}) => path === '/users/v2')
      .flatMap(({query}) => new URLSearchParams(query).get('full_name') ?? []);
  };

  it('finds them, tells so once, and asks nothing for the same text with other spaces', async () => {
    await open();
    expect(probe.finder.phase).to.equal('idle');
    probe.finder.type('mari');
    expect([probe.finder.phase, probe.finder.isBusy]).to.deep.equal(['searching', true]);
    await probe.reached('found');
    expect(probe.names).to.deep.equal(['Maria Stein', 'Marie Curie']);
    expect(probe.finder.isBusy).to.equal(false);
    expect(Object.isFrozen(probe.results[0]!.users)).to.equal(true);
    probe.finder.type('  mari ');
    probe.finder.searchNow();
    expect([probe.finder.phase, probe.finder.isBusy]).to.deep.equal(['found', false]);
    expect(probe.told).to.deep.equal(['mari 2']);
    expect(await rounds()).to.deep.equal(['mari']);
  });

  it('asks at most twice for ten characters, whoever types, and for all of them at last', async () => {
    await open();
    const typists = [60, 150, 200, 300].map((gap, index) => ({gap, text: `${index}-abcdefgh`}));
    await Promise.all(
      typists.map(async ({gap, text}) => {
        const typist = new FinderProbe();
        session.append(typist);
        await typist.updateComplete;
        for (let length = 1; length <= text.length; length += 1) {
          typist.finder.type(text.slice(0, length));
          await takeTime(gap);
        }
        await until(() => typist.finder.phase === 'found' && !typist.finder.isBusy);
        expect(typist.finder.list!.query).to.equal(text);
        expect(typist.told.at(-1)).to.equal(`${text} 0`);
      }),
    );
    const asked = await rounds();
    for (const {gap, text} of typists) {
      const ofTypist = asked.filter((query) => query.startsWith(text.slice(0, 1)));
      expect(ofTypist.length, `${gap} ms: ${ofTypist.join()}`).to.be.within(1, 2);
      expect(ofTypist.at(-1)).to.equal(text);
    }
  });

  it('is in no hurry with text that is being composed', async () => {
    await open();
    const {client, calls} = holdCalls();
    const composing = probe;
    const done = new FinderProbe();
    session.append(done);
    await done.updateComplete;
    for (const one of [composing, done]) {
      one.client = client;
      one.finder.type('');
      one.dispatchEvent(new CompositionEvent('compositionupdate'));
    }
    done.dispatchEvent(new CompositionEvent('compositionend'));
    composing.finder.type('composing');
    done.finder.type('done');
    await until(() => calls.length === 2, 'both are looked for');
    expect(calls.map(({query}) => query)).to.deep.equal(['done', 'composing']);
  });

  it('keeps the list before until the new one comes, and asks nothing when characters are deleted', async () => {
    await open();
    await probe.find('mari');
    const before = probe.finder.list;
    probe.finder.type('maria');
    expect([probe.finder.phase, probe.finder.isBusy]).to.deep.equal(['found', true]);
    expect(probe.finder.list === before).to.equal(true);
    await until(() => !probe.finder.isBusy);
    expect(probe.names).to.deep.equal(['Maria Stein']);
    probe.finder.type('mari');
    expect([probe.finder.isBusy, probe.finder.list === before]).to.deep.equal([false, true]);
    probe.finder.type('maria');
    expect(probe.finder.isBusy).to.equal(false);
    probe.finder.type(' ');
    expect([probe.finder.phase, probe.finder.list]).to.deep.equal(['idle', undefined]);
    expect(probe.told).to.deep.equal(['mari 2', 'maria 1', 'mari 2', 'maria 1']);
    expect(await rounds()).to.deep.equal(['mari', 'maria']);
  });

  it('shows the last text only, in whatever order answers come', async () => {
    await open();
    const {client, calls} = holdCalls();
    probe.client = client;
    for (const text of ['ann', 'anna', 'annab']) {
      probe.finder.type(text);
      probe.finder.searchNow();
    }
    expect(calls.map(({signal}) => signal.aborted)).to.deep.equal([true, true, false]);
    await calls[2]!.answer([{id: 3, fullName: 'Annabel'}]);
    await calls[0]!.answer([{id: 1, fullName: 'Ann'}]);
    await calls[1]!.fail(new CubeApiError('Late', {status: 500}));
    expect(probe.told).to.deep.equal(['annab 1']);
    expect(probe.names).to.deep.equal(['Annabel']);
    expect(probe.errors).to.deep.equal([]);
    expect(probe.finder.phase).to.equal('found');
  });

  it('shows what an earlier round has found, and is busy with the rest', async () => {
    await open();
    const {client, calls} = holdCalls();
    probe.client = client;
    probe.finder.type('ann');
    probe.finder.searchNow();
    probe.finder.type('anna');
    await calls[0]!.answer([{id: 1, fullName: 'Ann'}]);
    expect([probe.finder.phase, probe.finder.isBusy]).to.deep.equal(['found', true]);
    expect(probe.names).to.deep.equal(['Ann']);
    expect(probe.told).to.deep.equal([]);
    await until(() => calls.length === 2);
    expect(calls[1]!.query).to.equal('anna');
    // Back at what is being looked for: that goes on.
    probe.finder.type('annab');
    probe.finder.type('anna');
    await calls[1]!.answer([]);
    expect(probe.told).to.deep.equal(['anna 0']);
    expect(calls.length).to.equal(2);
  });

  for (const [what, end] of [
    ['the box is emptied', () => probe.finder.type('')],
    ['all is to be forgotten', () => probe.finder.reset()],
    ['the element is taken away', () => probe.remove()],
  ] as const) {
    it(`ends the search without a word where ${what}`, async () => {
      await open();
      const {client, calls} = holdCalls();
      probe.client = client;
      probe.finder.type('mari');
      probe.finder.searchNow();
      end();
      expect(calls[0]!.signal.aborted).to.equal(true);
      await calls[0]!.fail(calls[0]!.signal.reason);
      expect(probe.finder.phase).to.not.equal('failed');
      expect([probe.told, probe.errors]).to.deep.equal([[], []]);
      expect(calls.length).to.equal(1);
    });
  }

  it('goes on where the element is moved, and keeps what was found', async () => {
    await open();
    await probe.find('mari');
    session.append(probe);
    await probe.updateComplete;
    expect(probe.names.length).to.equal(2);
    probe.finder.type('mark');
    session.append(probe);
    await until(() => probe.told.includes('mark 1'), 'the rest is found');
    expect(probe.errors).to.deep.equal([]);
  });

  it('tells a failure once, keeps the list before, and tries again when asked to', async () => {
    await open();
    await probe.find('mari');
    await emulator.fault({path: '/users/v2', status: 500, times: 20});
    probe.finder.type('mark');
    await probe.reached('failed');
    expect(probe.errors.length).to.equal(1);
    expect(probe.finder.error === probe.errors[0]).to.equal(true);
    expect([probe.finder.list!.query, probe.finder.isBusy]).to.deep.equal(['mari', false]);
    await emulator.clearFaults();
    probe.finder.searchNow();
    expect([probe.finder.phase, probe.finder.isBusy]).to.deep.equal(['found', true]);
    await until(() => probe.told.at(-1) === 'mark 1');
    expect(probe.finder.error).to.equal(undefined);
  });

  it('goes on by itself when the browser is online again', async () => {
    await open();
    await emulator.fault({path: '/users/v2', reset: true, times: 10});
    probe.finder.type('mari');
    await probe.reached('failed');
    await emulator.clearFaults();
    window.dispatchEvent(new Event('online'));
    await probe.reached('found');
    expect(probe.told).to.deep.equal(['mari 2']);
    expect(probe.errors.length).to.equal(1);
  });

  it('waits as long as the server wants, whatever is typed, and then looks for the last text', async () => {
    const passTime = stopSteadyClock();
    await open();
    await probe.find('mari');
    await emulator.fault({path: '/users/v2', status: 429, headers: {...exposed, 'Retry-After': '40'}});
    probe.finder.type('mark');
    await probe.reached('failed');
    expect(probe.finder.secondsLeft).to.equal(40);
    probe.finder.type('alex');
    probe.finder.searchNow();
    expect(probe.finder.phase).to.equal('failed');
    expect(probe.finder.error === probe.errors[0]).to.equal(true);
    // What is known is shown all the same.
    probe.finder.type('mari');
    expect(probe.finder.phase).to.equal('found');
    probe.finder.type('alexa');
    session.append(probe);
    await probe.updateComplete;
    expect(probe.finder.secondsLeft).to.equal(40);
    expect(await rounds()).to.deep.equal(['mari', 'mark']);
    passTime(40_000);
    await until(() => probe.told.at(-1) === 'alexa 1', 'it goes on by itself');
    expect(await rounds()).to.deep.equal(['mari', 'mark', 'alexa']);
    expect(probe.errors.length).to.equal(1);
  });

  it('does not try again by itself where the server does not say when', async () => {
    await open();
    await emulator.fault({path: '/users/v2', status: 429, times: 20});
    probe.finder.type('mari');
    await probe.reached('failed');
    await emulator.clearFaults();
    expect(probe.finder.secondsLeft).to.equal(0);
    const asked = await rounds();
    probe.requestUpdate();
    await probe.updateComplete;
    window.dispatchEvent(new Event('online'));
    await session.client.getSession();
    expect(await rounds()).to.deep.equal(asked);
    await probe.find('mark');
  });

  it('finds once, where the session ends while somebody types and is restored', async () => {
    await open();
    session.restoreSession = () => Promise.resolve(demo);
    await emulator.expireSessions();
    probe.finder.type('mar');
    await takeTime(60);
    probe.finder.type('mari');
    await until(() => probe.told.length > 0, 'it is found');
    await session.client.getSession();
    expect(probe.told).to.deep.equal(['mari 2']);
    expect(probe.errors).to.deep.equal([]);
  });

  for (const [what, user] of [
    ['the same user', demo],
    ['another user', other],
  ] as const) {
    it(`goes on where ${what} signs in while a restore hangs`, async () => {
      await open();
      let isAsked = false;
      session.restoreSession = () => {
        isAsked = true;
        return new Promise(() => undefined);
      };
      await emulator.expireSessions();
      probe.finder.type('mari');
      await until(() => isAsked, 'the page is asked for a session');
      probe.finder.type('mark');
      await session.client.signIn(user);
      await until(() => probe.told.length > 0, 'it is found');
      expect([probe.told, probe.errors]).to.deep.equal([['mark 1'], []]);
    });
  }

  it('asks to sign in where the session has ended, and finds what was typed afterwards', async () => {
    await open();
    await probe.find('mari');
    await emulator.expireSessions();
    probe.finder.type('maria');
    await probe.reached('sign-in');
    expect([probe.finder.isBusy, probe.names.length]).to.deep.equal([false, 2]);
    probe.finder.type('mark');
    probe.finder.searchNow();
    expect(probe.finder.phase).to.equal('sign-in');
    await session.client.signIn(demo);
    await until(() => probe.told.at(-1) === 'mark 1', 'it goes on by itself');
  });

  it('tries again where there is a session by the time of the failure', async () => {
    await open(false);
    const {client, calls} = holdCalls();
    probe.client = client;
    probe.finder.type('mari');
    probe.finder.searchNow();
    await calls[0]!.fail(new CubeSessionError('missing', 'Nobody is there.'));
    expect(probe.finder.phase).to.equal('sign-in');
    await session.client.signIn(demo);
    await until(() => calls.length === 2, 'it is looked for again');
    await calls[1]!.answer([]);
    expect(probe.finder.phase).to.equal('found');
  });

  for (const [what, change, names] of [
    ['another user signs in', () => session.client.signIn(other), 2],
    ['the user signs out', () => session.client.signOut(), 2],
  ] as const) {
    it(`forgets what was found where ${what}, and looks for it again`, async () => {
      await open();
      await probe.find('maria');
      await probe.find('mari');
      await change();
      await until(() => probe.results.length === 3, 'it is found again');
      expect(probe.names.length).to.equal(names);
      await probe.find('maria');
      expect(await rounds()).to.deep.equal(['maria', 'mari', 'mari', 'maria']);
    });
  }

  it('says that somebody has to sign in where no session can be made', async () => {
    await complaintsOf(async () => {
      await open(false);
      ({session, probe} = await openProbe({...emulator.app, authKey: 'wrong'}));
      probe.finder.type('mari');
      await probe.reached('sign-in');
    });
    expect(probe.errors.length).to.equal(1);
    const asked = await emulator.countRequests('POST /session');
    probe.finder.type('maria');
    await probe.updateComplete;
    expect(await emulator.countRequests('POST /session')).to.equal(asked);
  });

  it('says once what is wrong with a page without a session, and goes on when there is one', async () => {
    await open();
    const alone = new FinderProbe();
    session.remove();
    await complaintsOf(async () => {
      document.body.append(alone);
      await alone.updateComplete;
    });
    expect(alone.finder.phase).to.equal('idle');
    alone.finder.type('mar');
    alone.finder.type('mari');
    expect(alone.finder.phase).to.equal('failed');
    expect(alone.errors.length).to.equal(1);
    expect(alone.finder.error === alone.controller.problem).to.equal(true);
    session.append(alone);
    document.body.append(session);
    await alone.reached('found');
    expect(alone.told).to.deep.equal(['mari 2']);
    session.remove();
  });

  it('looks again where other users are asked for, and drops those at once who are not to be seen', async () => {
    await open();
    await probe.find('mari');
    await probe.set({});
    const [first] = probe.finder.list!.users;
    await probe.set({exclude: [first!.id]});
    expect(probe.names).to.deep.equal(['Marie Curie']);
    expect(probe.finder.isBusy).to.equal(true);
    await until(() => !probe.finder.isBusy);
    await probe.set({exclude: [first!.id], by: ['login']});
    await until(() => !probe.finder.isBusy);
    expect(probe.told).to.deep.equal(['mari 2', 'mari 1', 'mari 0']);
  });
});
