import {expect} from '@open-wc/testing';
import type {CubeClient, UserPage, UserPages} from '../../src/core.js';
import {isCubeApiError, isCubeNetworkError, isCubeValidationError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {openSignedIn, openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

describe('lists of users', () => {
  const emulator = useEmulator();
  let client: CubeClient;

  beforeEach(() => {
    client = openStore(emulator.app).store.client;
  });

  const add = (users: Record<string, unknown>[]) => emulator.addUsers(users);

  const makeUp = async (count: number): Promise<number[]> => {
    const body = {appId: Number(emulator.app.appId), count, seed: 7};
    const {firstId} = (await emulator.control('POST', 'users', body)) as {firstId: number};
    return Array.from({length: count}, (_, index) => firstId + index);
  };

  /** The lookups so far. */
  const queries = async (): Promise<URLSearchParams[]> =>
    (await emulator.requests())
      .filter(({path}) => path.startsWith('/users/'))
      .map(({query}) => new URLSearchParams(query));

  const idsOf = ({items}: UserPage): number[] => items.map(({id}) => id);

  const collect = async (pages: UserPages, most = 50): Promise<UserPage[]> => {
    const collected: UserPage[] = [];
    for await (const page of pages) {
      collected.push(page);
      if (collected.length >= most) break;
    }
    return collected;
  };

  /** Answers the next lookups with this. */
  const answer = (body: unknown, times = 1, path = '/users/v2') =>
    emulator.fault({path, status: 200, body: typeof body === 'string' ? body : JSON.stringify(body), times});

  const bare = (...ids: number[]) => ids.map((id) => ({id}));

  describe('single users', () => {
    it('are found by phone however it is written, and by external id', async () => {
      const [ann = 0, ben = 0] = await add([{phone: '380001112233'}, {external_id: '77'}]);
      for (const phone of [
        '380001112233',
        '+380 (00) 111-22-33',
        '380/00/111.22.33',
        '\u202a+380\u00a0001112233\u202c',
      ]) {
        expect((await client.getUserByPhone(phone))?.id, phone).to.equal(ann);
      }
      expect(new Set((await queries()).map((query) => query.get('phone')))).to.deep.equal(
        new Set(['380001112233']),
      );
      expect((await client.getUserByExternalId(77))?.id).to.equal(ben);
      expect((await client.getUserByExternalId('77'))?.id).to.equal(ben);
      expect((await client.getUserByExternalId('78')) === null).to.equal(true);
      expect((await client.getUserByPhone('4711')) === null).to.equal(true);
    });

    it('are not looked up by what nobody can have', async () => {
      const bad: [field: string, call: () => Promise<unknown>][] = [
        ['id', () => client.getUserById(NaN)],
        ['id', () => client.getUserById('5' as unknown as number)],
        ['login', () => client.getUserByLogin(' ')],
        ['email', () => client.getUserByEmail(undefined as unknown as string)],
        ['phone', () => client.getUserByPhone('+ () -')],
        ['phone', () => client.getUserByPhone(380 as unknown as string)],
        ['externalId', () => client.getUserByExternalId('')],
        ['externalId', () => client.getUserByExternalId(NaN)],
      ];
      for (const [field, call] of bad) {
        const error = await failureOf(call());
        expect(isCubeValidationError(error) && Object.keys(error.fieldErrors), field).to.deep.equal([field]);
      }
      expect(await queries()).to.deep.equal([]);
    });
  });

  describe('by ids', () => {
    it('come in the order asked for, once each, without those nobody has, from requests of a hundred', async () => {
      const ids = (await makeUp(250)).reverse();
      const page = await client.getAllUsersByIds([...ids, 987_654_321, ...ids.slice(0, 20)]);
      expect(idsOf(page)).to.deep.equal(ids);
      expect(page).to.include({total: 251, limit: 251, offset: 0});
      const sent = (await queries()).map((query) => query.getAll('id[in][]').map(Number));
      expect(sent.map(({length}) => length).sort()).to.deep.equal([100, 100, 51]);
      expect(sent.flat().sort()).to.deep.equal([...ids, 987_654_321].sort());
    });

    it('come in pages of a hundred, of the requests that the promise waits for as well', async () => {
      const ids = (await makeUp(250)).reverse();
      const list = client.getAllUsersByIds(ids);
      const pages = await collect(list);
      expect(
        pages.map(({offset, limit, total, items}) => [offset, limit, total, items.length]),
      ).to.deep.equal([
        [0, 100, 250, 100],
        [100, 100, 250, 100],
        [200, 100, 250, 50],
      ]);
      expect(pages.flatMap(idsOf)).to.deep.equal(ids);
      expect(idsOf(await list)).to.deep.equal(ids);
      expect(await queries()).to.have.length(3);
    });

    it('come page by page where a limit says so, asked for as they are wanted', async () => {
      const ids = await makeUp(7);
      const asked = [ids[6]!, 1_000_001, 1_000_002, ...ids.slice(0, 6)];
      const list = client.getAllUsersByIds(asked, {limit: 2, offset: 1});
      expect(await list).to.deep.include({items: [], total: 9, limit: 2, offset: 1});
      expect(await queries()).to.have.length(1);
      const pages = await collect(list, 2);
      expect(pages.map(idsOf)).to.deep.equal([[], ids.slice(0, 2)]);
      expect(await queries()).to.have.length(2);
      expect((await collect(list)).flatMap(idsOf)).to.deep.equal(ids.slice(0, 6));
      expect((await queries()).map((query) => query.getAll('id[in][]').length)).to.deep.equal([
        2, 2, 2, 2, 2,
      ]);
    });

    it('ask nobody where there are none', async () => {
      expect(await client.getAllUsersByIds([])).to.deep.equal({items: [], total: 0, limit: 0, offset: 0});
      expect(await client.getAllUsersByIds([1], {limit: 5, offset: 3})).to.deep.include({
        items: [],
        total: 1,
      });
      expect(await collect(client.getAllUsersByIds([]))).to.have.length(1);
      expect(await queries()).to.deep.equal([]);
    });

    it('are all asked for where the server gives less at once than it should', async () => {
      await answer({limit: 2, total_entries: 3, items: bare(1, 2)});
      await answer({limit: 2, total_entries: 3, items: bare(3)});
      expect(idsOf(await client.getAllUsersByIds([3, 2, 1]))).to.deep.equal([3, 2, 1]);
    });

    it('stop at the first failure, with those that have not been asked for yet', async () => {
      await emulator.fault({path: '/users/v2', status: 403, body: {errors: ['No']}, times: 1});
      await emulator.fault({path: '/users/v2', delayMs: 60_000, times: 2});
      const error = await failureOf(
        client.getAllUsersByIds(Array.from({length: 900}, (_, index) => index + 1)),
      );
      expect(isCubeApiError(error) && error.status).to.equal(403);
      expect((await queries()).length).to.be.at.most(3);
    });

    it('stop at an abort, which is no failure', async () => {
      await emulator.fault({path: '/users/v2', delayMs: 60_000, times: 9});
      const abort = new AbortController();
      const list = client.getAllUsersByIds(
        Array.from({length: 900}, (_, index) => index + 1),
        {signal: abort.signal},
      );
      const failures = [failureOf(list), failureOf(collect(list))];
      await until(async () => (await queries()).length === 3, 'three are under way');
      const reason = new Error('not wanted any more');
      abort.abort(reason);
      expect(await Promise.all(failures)).to.deep.equal([reason, reason]);
      expect(await queries()).to.have.length(3);
    });
  });

  describe('by full name', () => {
    const names = [
      'Anna Adams',
      'Anna Berg',
      'Anna Clark',
      'Anna Dunn',
      'Anna Eng',
      'Anna Fox',
      'Anna Green',
      'Li',
    ];

    it('come five at a time from four characters on, as today’s server gives them', async () => {
      await add(names.map((name) => ({full_name: name})));
      const list = client.getUsersByFullName('  anna ');
      expect(await list).to.include({total: 7, limit: 5, offset: 0});
      const pages = await collect(list);
      expect(pages.map(({offset, items}) => [offset, items.length])).to.deep.equal([
        [0, 5],
        [5, 2],
      ]);
      expect(pages.flatMap(({items}) => items.map(({fullName}) => fullName))).to.deep.equal(
        names.slice(0, 7),
      );
      const sent = await queries();
      expect(sent.map((query) => [query.get('full_name[start_with]'), query.get('offset')])).to.deep.equal([
        ['anna', '0'],
        ['anna', '5'],
      ]);
      expect(
        (await collect(client.getUsersByFullName('anna', {limit: 3}))).map((page) => page.items.length),
      ).to.deep.equal([3, 3, 1]);
    });

    it('have to be the same below four characters, counted as people do', async () => {
      await add([{full_name: 'Li'}, {full_name: 'Lina'}, {full_name: '王伟'}, {full_name: '😀😀'}]);
      for (const name of ['Li', '王伟', '😀😀', 'Liu']) {
        const {items, total} = await client.getUsersByFullName(name);
        expect(
          items.map(({fullName}) => fullName),
          name,
        ).to.deep.equal(name === 'Liu' ? [] : [name]);
        expect(total).to.equal(items.length);
      }
    });

    it('are found anywhere in the name by the deprecated call, whatever the offset', async () => {
      await emulator.setFeatures({usersV1: true});
      await add(names.map((name) => ({full_name: name})));
      const all = await client.getUsersByFullName('nna', {usersApi: 'v1'});
      expect(all).to.include({total: 7, limit: 100});
      for (const [limit, offset] of [
        [3, 0],
        [3, 3],
        [3, 2],
        [2, 5],
        [4, 6],
        [5, 7],
        [100, 1],
      ] as const) {
        const page = await client.getUsersByFullName('nna', {usersApi: 'v1', limit, offset});
        expect(idsOf(page), `${limit} after ${offset}`).to.deep.equal(
          idsOf(all).slice(offset, offset + limit),
        );
        expect(page).to.include({total: 7, limit, offset});
      }
      await emulator.clearRequests();
      const pages = await collect(client.getUsersByFullName('nna', {usersApi: 'v1', limit: 3, offset: 1}));
      expect(pages.flatMap(idsOf)).to.deep.equal(idsOf(all).slice(1));
      expect(
        (await queries()).map((query) => `${query.get('page')}/${query.get('per_page')}`).sort(),
      ).to.deep.equal(['1/3', '2/3', '2/3', '3/3']);
      expect((await client.getUsersByFullName('nobody', {usersApi: 'v1'})).total).to.equal(0);
    });

    it('say that the app has the deprecated call switched off', async () => {
      await emulator.setFeatures({usersV1: false});
      const error = await failureOf(client.getUsersByFullName('Anna', {usersApi: 'v1'}));
      expect(isCubeApiError(error) && error.status).to.equal(403);
    });
  });

  describe('by tags', () => {
    it('have one of the tags, and come page by page without those excluded', async () => {
      const ids = await add([
        ...Array.from({length: 5}, () => ({tag_list: ['red']})),
        {tag_list: ['blue', 'red']},
        {tag_list: ['green']},
      ]);
      expect(idsOf(await client.getUsersByTags(['blue', 'red', 'red']))).to.deep.equal(ids.slice(0, 6));
      const pages = await collect(client.getUsersByTags(['red'], {limit: 2, exclude: [ids[1]!]}));
      expect(pages.map(({total}) => total)).to.deep.equal([5, 5, 5]);
      expect(pages.flatMap(idsOf)).to.deep.equal([ids[0], ...ids.slice(2, 6)]);
      const [first, second] = await queries();
      expect(first?.getAll('user_tags[in][]')).to.deep.equal(['blue', 'red']);
      expect(second?.getAll('id[nin][]')).to.deep.equal([String(ids[1])]);
    });

    it('leave out here whom the server is not told of', async () => {
      const ids = await add(Array.from({length: 6}, () => ({tag_list: ['red']})));
      const strangers = Array.from({length: 100}, (_, index) => 1_000_000 + index);
      const pages = await collect(
        client.getUsersByTags(['red'], {limit: 2, exclude: [...strangers, ids[0]!, ids[1]!, ids[4]!]}),
      );
      expect(pages.map(idsOf)).to.deep.equal([[], [ids[2], ids[3]], [ids[5]]]);
      expect((await queries())[0]?.getAll('id[nin][]').map(Number)).to.deep.equal(strangers);
    });

    it('ask nobody where there are no tags', async () => {
      expect(await client.getUsersByTags([])).to.deep.equal({items: [], total: 0, limit: 100, offset: 0});
      expect(await queries()).to.deep.equal([]);
    });
  });

  describe('whatever the server answers', () => {
    it('end, although its total is wrong', async () => {
      await answer({total_entries: 9_999, items: bare(1, 2)});
      await answer({total_entries: 9_999, items: bare(3)});
      await answer({total_entries: 9_999, items: []});
      expect((await collect(client.getUsersByTags(['a'], {limit: 2}))).map(idsOf)).to.deep.equal([
        [1, 2],
        [3],
      ]);

      await emulator.clearRequests();
      await answer({total_entries: 9_999, items: bare(1, 2)}, 50);
      expect((await collect(client.getUsersByTags(['a'], {limit: 2}))).map(idsOf)).to.deep.equal([[1, 2]]);
      expect(await queries()).to.have.length(2);
      await emulator.clearFaults();

      await answer({total_entries: 4, items: bare(1, 2)});
      await answer({total_entries: 4, items: bare(2, 3)});
      expect((await collect(client.getUsersByTags(['a'], {limit: 2}))).map(idsOf)).to.deep.equal([
        [1, 2],
        [3],
      ]);
    });

    for (const total of ['many', -1, 1.5, null, undefined, 1]) {
      it(`count those who have come where the total is ${String(total)}`, async () => {
        await answer({total_entries: total, items: bare(1, 2)});
        const pages = await collect(client.getUsersByTags(['a']));
        expect(pages.map((page) => page.total)).to.deep.equal([2]);
      });
    }

    it('never have more than asked for', async () => {
      await answer({limit: 'x', total_entries: 3, items: bare(1, 2, 3)});
      expect(await client.getUsersByTags(['a'], {limit: 2}))
        .to.deep.include({limit: 2, total: 3})
        .and.have.property('items')
        .with.length(2);
    });

    for (const body of [
      '[]',
      '7',
      '{}',
      '{"items":{}}',
      '{"items":[7]}',
      '{"items":[{"user":{"id":"x"}}]}',
      '{"items":[null]}',
    ]) {
      it(`fail at ${body}`, async () => {
        await answer(body, 2);
        for (const list of [client.getUsersByTags(['a']), client.getAllUsersByIds([1])]) {
          const errors = await Promise.all([failureOf(list), failureOf(collect(list))]);
          expect(errors.every(isCubeApiError)).to.equal(true);
        }
      });
    }

    it('understand both kinds of lists, and the empty one of the deprecated calls', async () => {
      await answer(
        {items: [{user: {id: 4, full_name: 'Ann'}}, {id: 5}], total_entries: 2},
        1,
        '/users/by_full_name',
      );
      expect(idsOf(await client.getUsersByFullName('Ann', {usersApi: 'v1'}))).to.deep.equal([4, 5]);
      await answer({current_page: 1, items: [], per_page: 0, total_entries: 0}, 1, '/users/by_full_name');
      expect(await collect(client.getUsersByFullName('Ann', {usersApi: 'v1', limit: 9}))).to.deep.equal([
        {items: [], total: 0, limit: 9, offset: 0},
      ]);
    });

    it('fail in the middle as at the beginning, and can be gone through again', async () => {
      await answer({total_entries: 3, items: bare(1, 2)});
      const list = client.getUsersByTags(['a'], {limit: 2});
      await list;
      await emulator.fault({path: '/users/v2', reset: true, times: 9});
      expect(isCubeNetworkError(await failureOf(collect(list)))).to.equal(true);
      await emulator.clearFaults();
      await answer({total_entries: 3, items: bare(3)});
      expect((await collect(list)).map(idsOf)).to.deep.equal([[1, 2], [3]]);
    });

    it('ask for no further page after a break or an abort', async () => {
      await answer({total_entries: 9, items: bare(1, 2)});
      const abort = new AbortController();
      const list = client.getUsersByTags(['a'], {limit: 2, signal: abort.signal});
      expect(await collect(list, 1)).to.have.length(1);
      abort.abort();
      const error = await failureOf(collect(list));
      expect(error === abort.signal.reason).to.equal(true);
      expect(await queries()).to.have.length(1);
    });
  });

  describe('asked for wrongly', () => {
    const wrong = (value: unknown) => value as never;
    const calls: readonly [field: string, what: string, call: (one: CubeClient) => UserPages][] = [
      ['ids', 'no list', (one) => one.getAllUsersByIds(wrong('1,2'))],
      ['ids', 'no ids', (one) => one.getAllUsersByIds([1, NaN])],
      ['ids', 'texts', (one) => one.getAllUsersByIds(wrong(['1']))],
      ['name', 'no text', (one) => one.getUsersByFullName(wrong(7))],
      ['name', 'blank', (one) => one.getUsersByFullName('  ')],
      ['usersApi', 'unknown', (one) => one.getUsersByFullName('Ann', {usersApi: wrong('v3')})],
      ['tags', 'no list', (one) => one.getUsersByTags(wrong('a'))],
      ['tags', 'a blank', (one) => one.getUsersByTags(['a', ''])],
      ['tags', 'no texts', (one) => one.getUsersByTags(wrong([5]))],
      ['exclude', 'no list', (one) => one.getUsersByTags(['a'], {exclude: wrong(5)})],
      ['exclude', 'no ids', (one) => one.getUsersByTags(['a'], {exclude: [-5]})],
      ['query', 'no text', (one) => one.searchUsers(wrong(null))],
      ['by', 'no list', (one) => one.searchUsers('a', {by: wrong('login')})],
      ['by', 'unknown', (one) => one.searchUsers('a', {by: wrong(['full_name'])})],
      ['usersApi', 'of a search unknown', (one) => one.searchUsers('a', {usersApi: wrong(1)})],
      ['limit', 'above 100', (one) => one.searchUsers('a', {limit: 101})],
      ['limit', 'zero', (one) => one.getUsersByTags(['a'], {limit: 0})],
      ['limit', 'NaN', (one) => one.getAllUsersByIds([1], {limit: NaN})],
      ['limit', 'a text', (one) => one.getUsersByFullName('Ann', {limit: wrong('5')})],
      ['offset', 'negative', (one) => one.getAllUsersByIds([1], {offset: -1})],
      ['offset', 'endless', (one) => one.searchUsers('a', {offset: Infinity})],
    ];

    it('are refused before anything is sent', async () => {
      for (const [field, what, call] of calls) {
        const list = call(client);
        for (const error of [await failureOf(list), await failureOf(collect(list))]) {
          expect(
            isCubeValidationError(error) && Object.keys(error.fieldErrors),
            `${field}: ${what}`,
          ).to.deep.equal([field]);
        }
      }
      expect(await emulator.requests()).to.deep.equal([]);
    });
  });

  it('are a promise like any other, and leave no failure unhandled where only pages are taken', async () => {
    const unhandled: PromiseRejectionEvent[] = [];
    const note = (event: PromiseRejectionEvent) => unhandled.push(event);
    window.addEventListener('unhandledrejection', note);
    try {
      const list = client.getUsersByTags(['nobody-has-this']);
      expect(list instanceof Promise).to.equal(true);
      expect((await list.finally(() => undefined)).total).to.equal(0);
      await answer('[]', 9);
      await failureOf(collect(client.getUsersByTags(['a'])));
      await failureOf(collect(client.getAllUsersByIds([1, 2])));
      await failureOf(collect(client.searchUsers('ann')));
      // Unhandled ones are told of after all that was due when they were.
      await new Promise((resolve) => setTimeout(resolve));
      expect(unhandled).to.have.length(0);
    } finally {
      window.removeEventListener('unhandledrejection', note);
    }
  });

  it('are asked for as who is signed in then, and again when a session has ended', async () => {
    const {store} = await openSignedIn(emulator);
    const {token} = store;
    const list = store.client.getUsersByTags(['a']).catch(() => undefined);
    await Promise.all([store.client.signOut(), list]);
    const sent = (await emulator.requests()).filter(({path}) => path === '/users/v2');
    expect(sent.every(({headers}) => headers['cb-token'] === token)).to.equal(true);

    await client.getUsersByTags(['a']);
    await emulator.expireSessions();
    expect(await client.searchUsers('demo')).to.have.property('total', 1);
  });
});
