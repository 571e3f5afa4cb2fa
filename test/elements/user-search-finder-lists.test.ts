import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {CubeApiError, type CubeSession} from '../../src/index.js';
import {matchUsers} from '../../src/elements/user-search/finder/match-user.js';
import {PageMap} from '../../src/elements/user-search/finder/page-map.js';
import {useEmulator} from '../helpers/emulator.js';
import type {CubeClient} from '../../src/session/client.js';
import {holdCalls, openProbe, type FinderProbe} from '../helpers/finder-probe.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import type {User} from '../../src/index.js';
import type {FinderSettings} from '../../src/elements/user-search/user-search-settings.js';

const usersFrom = (first: number, count: number) =>
  Array.from({length: count}, (_, index) => ({id: first + index}) as User);

describe('lists that the page gives, and long ones', () => {
  const emulator = useEmulator();
  let session: CubeSession;
  let probe: FinderProbe;

  const addUsers = (count: number): Promise<number[]> =>
    emulator.addUsers(
      Array.from({length: count}, (_, index) => ({
        login: `member-${index}`,
        full_name: `Member ${index}`,
        phone: `+49 30 ${1000 + index}`,
        tag_list: index % 2 ? 'team' : 'team,even',
      })),
    );

  const open = async (settings: Partial<FinderSettings>) => {
    ({session, probe} = await openProbe(emulator.app, settings));
    await session.client.signIn(demo);
    await emulator.clearRequests();
  };

  const openHeld = async () => {
    await open({tags: ['team']});
    const {client, calls} = holdCalls();
    probe.client = client;
    probe.finder.open();
    await calls[0]!.answer(usersFrom(1, 100), 1000);
    return {calls, list: probe.finder.list!};
  };

  const countAsked = () => emulator.countRequests('GET /users/');

  it('loads what comes into view, in any order: the last row of many takes one request', async () => {
    const ids = await addUsers(350);
    await open({tags: ['team']});
    expect([probe.finder.hasListing, probe.finder.phase]).to.deep.equal([true, 'idle']);
    probe.finder.open();
    probe.finder.open();
    await probe.reached('found');
    const list = probe.finder.list!;
    expect(probe.told).to.deep.equal([' 350']);
    expect(list.users.length).to.equal(100);
    list.need(340, 349);
    list.need(341, 349);
    await until(() => list.at(349) !== undefined);
    expect(await countAsked()).to.equal(2);
    expect(list.at(150)).to.equal(undefined);
    list.need(0, 10_000);
    await until(() => list.users.length === 350);
    expect(await countAsked()).to.equal(4);
    expect(list.users.map(({id}) => id).sort((a, b) => a - b)).to.deep.equal(ids);
    expect(list.users.every((user, index) => list.at(index) === user)).to.equal(true);
    expect([list.at(-1), list.at(350), list.total]).to.deep.equal([undefined, undefined, 350]);
  });

  it('narrows tags down by what is typed, and is back at the list without asking', async () => {
    await addUsers(12);
    await open({tags: ['even']});
    probe.finder.open();
    await probe.reached('found');
    await probe.find('Member 1');
    expect(probe.names).to.deep.equal(['Member 10']);
    const asked = await countAsked();
    probe.finder.type('');
    expect([probe.finder.phase, probe.finder.isBusy]).to.deep.equal(['found', false]);
    expect(probe.told).to.deep.equal([' 6', 'Member 1 1', ' 6']);
    expect(await countAsked()).to.equal(asked);
    await probe.set({tags: ['nobody-has-it']});
    await until(() => probe.told.at(-1) === ' 0');
    await probe.set({tags: []});
    expect([probe.finder.phase, probe.finder.list]).to.deep.equal(['idle', undefined]);
  });

  it('lists by ids in their order, without those that nobody has or that are not to be seen', async () => {
    const ids = (await addUsers(150)).reverse();
    const given = [...ids.slice(0, 50), 999_999, ...ids.slice(50), 999_998, ids[3]!];
    await open({ids: given, exclude: [ids[1]!]});
    probe.finder.open();
    await probe.reached('found');
    const list = probe.finder.list!;
    list.need(0, list.total - 1);
    await until(() => list.users.length === list.total, 'all are here');
    expect(list.users.map(({id}) => id)).to.deep.equal(ids.filter((id) => id !== ids[1]));
  });

  it('loads the users of given ids once to search them, whatever is typed then', async () => {
    const ids = await addUsers(120);
    await open({ids, by: ['fullName', 'phone', 'id', 'tags']});
    await probe.find('mem 11');
    expect(probe.names.length).to.equal(11);
    const asked = await countAsked();
    expect(asked).to.equal(2);
    for (const [text, count] of [
      ['MÉMBER 119', 1],
      ['030 1007', 0],
      ['+49 (30) 1007', 1],
      ['1007', 1],
      ['even', 60],
      ['member', 120],
      ['.*', 0],
    ] as const) {
      probe.finder.type(text);
      expect([probe.finder.isBusy, probe.told.at(-1)]).to.deep.equal([false, `${text} ${count}`]);
    }
    await probe.set({ids, by: ['fullName'], exclude: [ids[119]!]});
    probe.finder.type('119');
    expect(probe.told.at(-1)).to.equal('119 0');
    expect(await countAsked()).to.equal(asked);
  });

  it('has an empty list for no ids, and asks nobody', async () => {
    await open({ids: []});
    probe.finder.open();
    await probe.reached('found');
    await probe.find('anybody');
    expect(probe.told).to.deep.equal([' 0', 'anybody 0']);
    expect(await countAsked()).to.equal(0);
  });

  it('says so where the list is longer than can be searched', async () => {
    await open({ids: usersFrom(1, 2001).map(({id}) => id)});
    const asked: number[] = [];
    const getAllUsersByIds = (ids: readonly number[]) => {
      asked.push(ids.length);
      return [{items: [{id: 1, fullName: 'Member'}]}];
    };
    probe.client = {getAllUsersByIds} as unknown as Partial<CubeClient>;
    await probe.find('mem');
    expect([asked, probe.finder.list!.total, probe.finder.list!.isCut]).to.deep.equal([[2000], 1, true]);
  });

  it('finds page by page where the app has the deprecated calls', async () => {
    await emulator.setFeatures({usersV1: true});
    await addUsers(230);
    await open({usersApi: 'v1'});
    await probe.find('ember');
    const list = probe.finder.list!;
    expect([list.total, list.users.length]).to.deep.equal([230, 100]);
    list.need(225, 229);
    await until(() => list.at(229) !== undefined);
    expect(list.users.length).to.equal(130);
    expect(await emulator.countRequests('GET /users/by_full_name')).to.equal(2);
  });

  it('counts those on top of a full page once', async () => {
    await emulator.setFeatures({usersV1: true});
    const added = Array.from({length: 101}, (_, index) => ({
      login: index ? `member-${index}` : 'ember',
      full_name: index ? `Member ${index}` : 'Somebody',
    }));
    await emulator.addUsers(added);
    await open({usersApi: 'v1', by: ['fullName', 'login']});
    await probe.find('ember');
    expect([probe.told, probe.finder.list!.users.length]).to.deep.equal([['ember 101'], 101]);
  });

  it('asks for two pages at a time, and not for those that are out of view by then', async () => {
    const {calls, list} = await openHeld();
    list.need(100, 899);
    expect(calls.map(({offset}) => offset)).to.deep.equal([0, 100, 200]);
    list.need(900, 999);
    await calls[2]!.answer(usersFrom(201, 100), 1000);
    expect(calls.map(({offset}) => offset)).to.deep.equal([0, 100, 200, 900]);
    await calls[1]!.answer(usersFrom(101, 100), 1000);
    await calls[3]!.answer(usersFrom(901, 100), 1000);
    expect(calls.length).to.equal(4);
    expect([list.at(100)?.id, list.at(299)?.id, list.at(999)?.id]).to.deep.equal([101, 300, 1000]);
  });

  it('stops at a page that fails, keeps the rows, and goes on when asked to', async () => {
    const {calls, list} = await openHeld();
    const error = new CubeApiError('No', {status: 500});
    list.need(500, 799);
    await calls[1]!.fail(error);
    await calls[2]!.fail(error);
    expect(list.error === error).to.equal(true);
    expect(probe.errors).to.deep.equal([error]);
    list.need(300, 399);
    expect(calls.length).to.equal(3);
    expect([probe.finder.phase, list.at(99)?.id]).to.deep.equal(['found', 100]);
    probe.finder.searchNow();
    expect(list.error).to.equal(undefined);
    await calls[3]!.answer(usersFrom(301, 100), 1000);
    expect(list.at(300)?.id).to.equal(301);
  });

  it('goes on by itself after a page for which the server wanted time', async () => {
    const {calls, list} = await openHeld();
    list.need(500, 599);
    await calls[1]!.fail(new CubeApiError('Slow', {status: 429, retryAfter: 1}));
    expect([calls.length, probe.finder.secondsLeft]).to.deep.equal([2, 1]);
    list.retry();
    expect(calls.length).to.equal(2);
    await until(() => calls.length === 3, 'it is asked for again');
    await calls[2]!.answer(usersFrom(501, 100), 1000);
    expect([list.error, list.at(500)?.id]).to.deep.equal([undefined, 501]);
  });

  it('asks for no more of a list when it is replaced, or the element is gone', async () => {
    const {calls, list} = await openHeld();
    list.need(500, 599);
    probe.finder.type('ann');
    probe.finder.searchNow();
    expect(calls.map(({signal}) => signal.aborted)).to.deep.equal([false, true, false]);
    list.need(600, 699);
    expect(calls.length).to.equal(3);
    await calls[2]!.answer(usersFrom(1, 100), 300);
    probe.finder.list!.need(200, 299);
    probe.remove();
    expect(calls[3]!.signal.aborted).to.equal(true);
    probe.finder.list!.need(100, 199);
    expect(calls.length).to.equal(4);
  });
});

describe('the rows of a list', () => {
  it('move up where a page turns out shorter, or has somebody who is on another one', () => {
    const map = new PageMap(100, [350]);
    map.set(0, {items: usersFrom(1, 100), total: 400});
    map.set(3, {items: usersFrom(301, 100), total: 400});
    expect([map.total, map.at(300)?.id, map.at(349)?.id]).to.deep.equal([399, 301, 351]);
    // Two are also on the first page, and one came twice.
    map.set(1, {items: [...usersFrom(99, 50), ...usersFrom(148, 1)], total: 400});
    expect([map.total, map.at(100)?.id, map.at(147)?.id]).to.deep.equal([347, 101, 148]);
    expect([map.at(148), map.at(248)?.id]).to.deep.equal([undefined, 301]);
    expect(map.missing(0, 147)).to.deep.equal([]);
    expect(map.missing(148, 1000)).to.deep.equal([2]);
    map.exclude([1, 301]);
    expect([map.total, map.at(0)?.id, map.at(247)?.id]).to.deep.equal([345, 2, 302]);
    map.set(2, {items: [], total: 400});
    expect([map.total, map.users.length, map.missing(0, 999).length]).to.deep.equal([245, 245, 0]);
  });

  it('follow the server where there are more or fewer users by now', () => {
    const map = new PageMap(100, []);
    map.set(0, {items: usersFrom(1, 100), total: 150});
    map.set(1, {items: usersFrom(101, 100), total: 250});
    expect([map.total, map.missing(0, 999)]).to.deep.equal([250, [2]]);
    map.set(2, {items: [], total: 0});
    expect([map.total, map.at(200)]).to.deep.equal([200, undefined]);
    map.set(0, {items: usersFrom(1, 100), total: Number.MAX_SAFE_INTEGER});
    expect(map.total).to.be.within(200, 1_000_000);
    const empty = new PageMap(100, []);
    empty.set(0, {items: [], total: 0});
    expect([empty.total, empty.at(0), empty.missing(0, 9)]).to.deep.equal([0, undefined, []]);
  });

  it('are those of whom the text is the beginning of a word or a number', () => {
    const user = {
      id: 42,
      login: 'b.öztürk',
      fullName: 'José de la Cruz 🦊',
      email: 'José@example.com',
      phone: '+1 (555) 010-77',
      externalId: 'ZX-9',
      tags: ['Design Team'],
    } as unknown as User;
    const all = ['fullName', 'login', 'email', 'phone', 'externalId', 'tags', 'id'] as const;
    const isFound = (text: string, by: readonly (typeof all)[number][] = all) =>
      matchUsers([user], text, by).length > 0;
    const found = [
      'jose',
      'CRUZ jo',
      'la cru',
      '🦊',
      'b.oz',
      'ozturk',
      'jose@ex',
      '1555',
      '+1 555-0',
      '5501',
    ];
    for (const text of [...found, 'zx-', 'design', '42']) expect(isFound(text), text).to.equal(true);
    for (const text of ['ose', 'cruz x', '4', '55501078', '...', '(', 'team']) {
      expect(isFound(text), text).to.equal(false);
    }
    expect(isFound('jose', ['login', 'id'])).to.equal(false);
  });
});
