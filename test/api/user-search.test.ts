import {expect} from '@open-wc/testing';
import {mergeUsers} from '../../src/api/lookups/merge-users.js';
import {defaultSearchFields, planSearch, searchFields} from '../../src/api/lookups/search-plan.js';
import type {CubeClient, User, UserSearchField, UserSearchOptions} from '../../src/core.js';
import {isCubeApiError, isCubeNetworkError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

describe('the plan of a search', () => {
  /** The lookups as `name=value`. */
  const plan = (text: string, by: readonly UserSearchField[] = defaultSearchFields): string[] =>
    planSearch(text, {by}).flatMap(({query}) =>
      Object.entries(query).map(([name, value]) => `${name}=${String(value)}`),
    );

  const plans: [text: string, lookups: string[]][] = [
    ['', []],
    ['Li', ['full_name=Li', 'login=Li', 'external_id=Li']],
    ['王伟', ['full_name=王伟', 'login=王伟', 'external_id=王伟']],
    ['😀😀😀', ['full_name=😀😀😀', 'login=😀😀😀', 'external_id=😀😀😀']],
    [
      'anna',
      [
        'full_name=anna',
        'full_name[start_with]=anna',
        'login=anna',
        'login[start_with]=anna',
        'external_id=anna',
      ],
    ],
    ['Ann Lee', ['full_name=Ann Lee', 'full_name[start_with]=Ann Lee']],
    ['J L', ['full_name=J L']],
    [
      'ann@b.cc',
      [
        'full_name=ann@b.cc',
        'full_name[start_with]=ann@b.cc',
        'login=ann@b.cc',
        'login[start_with]=ann@b.cc',
        'email=ann@b.cc',
        'external_id=ann@b.cc',
      ],
    ],
    [
      '@ann',
      [
        'full_name=@ann',
        'full_name[start_with]=@ann',
        'login=@ann',
        'login[start_with]=@ann',
        'external_id=@ann',
      ],
    ],
    ['a @', ['full_name=a @']],
    ['7', ['full_name=7', 'login=7', 'external_id=7', 'id=7']],
    ['007', ['full_name=007', 'login=007', 'phone=007', 'external_id=007', 'id=7']],
    ['0', ['full_name=0', 'login=0', 'external_id=0']],
    [
      '99999999999999999999',
      [
        'full_name=99999999999999999999',
        'full_name[start_with]=99999999999999999999',
        'login=99999999999999999999',
        'login[start_with]=99999999999999999999',
        'phone=99999999999999999999',
        'external_id=99999999999999999999',
      ],
    ],
    [
      '+380 (00) 111-22.33',
      ['full_name=+380 (00) 111-22.33', 'full_name[start_with]=+380 (00) 111-22.33', 'phone=380001112233'],
    ],
    [
      '٠٠۳８',
      [
        'full_name=٠٠۳８',
        'full_name[start_with]=٠٠۳８',
        'login=٠٠۳８',
        'login[start_with]=٠٠۳８',
        'phone=0038',
        'external_id=٠٠۳８',
      ],
    ],
    ['+1 2', ['full_name=+1 2', 'full_name[start_with]=+1 2']],
    ['-5', ['full_name=-5', 'login=-5', 'external_id=-5']],
    ['1e3', ['full_name=1e3', 'login=1e3', 'external_id=1e3']],
    ['x'.repeat(256), []],
  ];
  for (const [text, lookups] of plans) {
    it(`for “${text.slice(0, 20)}” has only what may find somebody`, () => {
      expect(plan(text)).to.deep.equal(lookups);
    });
  }

  it('has the fields that are asked for, in an order of its own, each once', () => {
    expect(plan('5551', ['id', 'phone', 'id'])).to.deep.equal(['phone=5551', 'id=5551']);
    expect(plan('vip', ['tags', 'tags'])).to.deep.equal(['user_tags[in][]=vip']);
    expect(plan('vip', [])).to.deep.equal([]);
    expect(plan('77777', searchFields)).to.have.length(8);
  });

  it('looks for just this name where another call lists those with the text in them', () => {
    const lookups = planSearch('Anna', {by: ['fullName'], isNameListed: true});
    expect(lookups.map(({query}) => query)).to.deep.equal([{full_name: 'Anna'}]);
  });
});

describe('what a search finds', () => {
  const user = (id: number, fields: Partial<User> = {}): User =>
    ({id, fullName: null, login: null, ...fields}) as User;

  it('has exact matches first, full names before logins, the order of the server, and nobody twice', () => {
    const [exactLogin, exactName] = [user(5, {login: 'Straße'}), user(9, {fullName: 'STRASSE'})];
    const merged = mergeUsers(
      [
        {
          lookup: {field: 'fullName', isPrefix: true},
          users: [user(8, {fullName: 'Strasser'}), exactName, user(3)],
        },
        {lookup: {field: 'login', isPrefix: false}, users: [exactLogin, exactName]},
        {lookup: {field: 'login', isPrefix: true}, users: [user(2), exactLogin, user(8)]},
        {lookup: {field: 'id', isPrefix: false}, users: [user(3)]},
      ],
      'strasse',
    );
    expect(merged.map(({id}) => id)).to.deep.equal([9, 5, 3, 8, 2]);
  });
});

describe('searchUsers', () => {
  const emulator = useEmulator();
  let client: CubeClient;

  beforeEach(() => {
    client = openStore(emulator.app).store.client;
  });

  const add = (users: Record<string, unknown>[]) => emulator.addUsers(users);

  const search = async (query: string, options?: UserSearchOptions): Promise<number[]> =>
    (await client.searchUsers(query, options)).items.map(({id}) => id);

  const queries = async (): Promise<URLSearchParams[]> =>
    (await emulator.requests())
      .filter(({path}) => path.startsWith('/users/'))
      .map(({query}) => new URLSearchParams(query));

  /** The lookups so far, by the name of what they look for. */
  const names = async (): Promise<string[]> =>
    (await queries()).map((query) => [...query.keys()][0] ?? '').sort();

  it('asks nobody for blank text, nor for what nobody can have', async () => {
    for (const [query, by] of [
      ['', undefined],
      [' \n ', undefined],
      ['abc', ['phone', 'id', 'email']],
    ] as const) {
      expect(await client.searchUsers(query, {by})).to.deep.equal({
        items: [],
        total: 0,
        limit: 20,
        offset: 0,
        isCut: false,
      });
    }
    expect(await emulator.requests()).to.deep.equal([]);
  });

  it('finds by every field, the exact ones first, in one round', async () => {
    const [ann, annaName, annaLogin, byMail, byPhone, byExternal, tagged] = await add([
      {full_name: 'Annabel Lee'},
      {full_name: 'ANNA'},
      {login: 'anna'},
      {email: 'anna@example.com'},
      {phone: '380001112233'},
      {external_id: 'x-1'},
      {tag_list: ['anna']},
    ]);
    const page = await client.searchUsers('  Anna ');
    expect(page.items.map(({id}) => id)).to.deep.equal([annaName, annaLogin, ann]);
    expect(page).to.include({total: 3, limit: 20, offset: 0, isCut: false});
    expect(await names()).to.deep.equal([
      'external_id',
      'full_name',
      'full_name[start_with]',
      'login',
      'login[start_with]',
    ]);
    expect(await search('anna@example.com')).to.deep.equal([byMail]);
    expect(await search('+380 (00) 111-22-33')).to.deep.equal([byPhone]);
    expect(await search('x-1')).to.deep.equal([byExternal]);
    expect(await search(String(ann))).to.deep.equal([ann]);
    expect(await search('anna', {by: ['tags']})).to.deep.equal([tagged]);
    expect(await search('Anna', {by: ['login']})).to.deep.equal([annaLogin]);
  });

  it('takes text for text, however it was typed', async () => {
    const [jose, odd] = await add([{full_name: 'Jos\u00e9 Garc\u00eda'}, {full_name: 'a&id[in][]=1 <b>%00'}]);
    expect(await search('Jose\u0301 Garci\u0301')).to.deep.equal([jose]);
    expect(await search('a&id[in][]=1 <b>')).to.deep.equal([odd]);
    expect(await search('\0Jos\u00e9 Garc\u00eda\0')).to.deep.equal([jose]);
    expect((await queries()).some((query) => String(query).includes('%00'))).to.equal(false);
    expect(await search('\ud800 half of a character')).to.deep.equal([]);
  });

  it('says that the server cuts its list short', async () => {
    await add(Array.from({length: 7}, (_, index) => ({full_name: `Anna ${index}`})));
    const page = await client.searchUsers('Anna');
    expect(page).to.include({total: 5, isCut: true});
    expect(page.items).to.have.length(5);
  });

  it('goes through all that one round has found', async () => {
    const ids = await add(Array.from({length: 5}, () => ({full_name: 'Li'})));
    const found: number[][] = [];
    for await (const {items, total, limit, isCut} of client.searchUsers('li', {limit: 2, offset: 1})) {
      expect([total, limit, isCut]).to.deep.equal([5, 2, false]);
      found.push(items.map(({id}) => id));
    }
    expect(found).to.deep.equal([ids.slice(1, 3), ids.slice(3)]);
    expect(await names()).to.deep.equal(['external_id', 'full_name', 'login']);
  });

  it('narrows down to tags, and leaves out whom it shall', async () => {
    const [red, both, blue, excluded] = await add([
      {full_name: 'Anna One', tag_list: ['red']},
      {full_name: 'Anna Two', tag_list: ['red', 'blue']},
      {full_name: 'Anna Three', tag_list: ['blue']},
      {full_name: 'Anna Four', tag_list: ['red'], login: 'anna'},
    ]);
    expect(await search('Anna', {tags: ['red'], exclude: [excluded!]})).to.deep.equal([red, both]);
    for (const query of await queries()) {
      expect(query.getAll('user_tags[in][]')).to.deep.equal(['red']);
      expect(query.getAll('id[nin][]')).to.deep.equal([String(excluded)]);
    }
    expect(await search('blue', {by: ['tags'], tags: ['red']})).to.deep.equal([both]);
    const many = [...Array.from({length: 100}, (_, index) => 1_000_000 + index), blue!, excluded!];
    const page = await client.searchUsers('Anna', {exclude: many});
    expect(page.items.map(({id}) => id).sort()).to.deep.equal([red, both].sort());
    expect(page).to.include({total: 2, isCut: false});
  });

  describe('where a lookup fails', () => {
    it('does without one whose value is refused, unless all are', async () => {
      const [anna] = await add([{full_name: 'Anna', login: 'anna'}]);
      for (const status of [400, 422]) {
        await emulator.fault({path: '/users/v2', status, body: {errors: ['Odd']}, times: 3});
        expect(await search('anna', {by: ['fullName', 'login']})).to.deep.equal([anna]);
      }
      await emulator.fault({path: '/users/v2', status: 422, body: {errors: ['Odd']}, times: 4});
      const error = await failureOf(client.searchUsers('anna', {by: ['fullName', 'login']}));
      expect(isCubeApiError(error) && error.messages).to.deep.equal(['Odd']);
    });

    for (const status of [401, 403, 404, 429, 500]) {
      it(`fails with status ${status}, and ends the others`, async () => {
        const headers = {'Retry-After': '40', 'Access-Control-Expose-Headers': 'Retry-After'};
        await emulator.fault({path: '/users/v2', status, headers, body: {errors: ['No']}, times: 1});
        await emulator.fault({path: '/users/v2', delayMs: 60_000, times: 9});
        const error = await failureOf(client.searchUsers('anna'));
        expect(isCubeApiError(error) && error.status).to.equal(status);
        expect(isCubeApiError(error) && error.retryAfter).to.equal(40);
      });
    }

    it('fails where the connection is cut, or the answer is none', async () => {
      await emulator.fault({path: '/users/v2', reset: true, times: 30});
      expect(isCubeNetworkError(await failureOf(client.searchUsers('anna')))).to.equal(true);
      await emulator.clearFaults();
      await emulator.fault({path: '/users/v2', status: 200, body: '{"items":7}'});
      expect(isCubeApiError(await failureOf(client.searchUsers('anna')))).to.equal(true);
    });

    it('ends all of them at an abort, which is no failure', async () => {
      await emulator.fault({path: '/users/v2', delayMs: 60_000, times: 9});
      const abort = new AbortController();
      const call = client.searchUsers('anna', {signal: abort.signal});
      await until(async () => (await queries()).length === 5, 'all are under way');
      const reason = new Error('typed on');
      abort.abort(reason);
      expect(await failureOf(call)).to.equal(reason);
      for (const query of ['', 'anna']) {
        expect(await failureOf(client.searchUsers(query, {signal: abort.signal}))).to.equal(reason);
      }
      expect(await queries()).to.have.length(5);
    });
  });

  describe('with the deprecated calls', () => {
    const usersApi = 'v1';

    beforeEach(() => emulator.setFeatures({usersV1: true}));

    it('lists full names with the text in them page by page, below those found in other ways', async () => {
      const [first, second, third, login, exact, fifth] = await add([
        {full_name: 'Joanna A'},
        {full_name: 'Joanna B'},
        {full_name: 'Joanna C'},
        {full_name: 'Somebody', login: 'anna'},
        {full_name: 'Anna'},
        {full_name: 'Joanna D'},
      ]);
      const pages: number[][] = [];
      for await (const {items, limit, isCut} of client.searchUsers('anna', {usersApi, limit: 2})) {
        expect([limit, isCut]).to.deep.equal([2, false]);
        pages.push(items.map(({id}) => id));
      }
      expect(pages).to.deep.equal([[exact, login, first, second], [third], [fifth]]);
      expect((await client.searchUsers('anna', {usersApi, limit: 2})).total).to.equal(6);
      expect(await search('Anna', {usersApi, limit: 2, offset: 4})).to.deep.equal([fifth]);
      expect(await search('Anna', {usersApi, limit: 2, offset: 3})).to.deep.equal([fifth]);
      expect(await search('anna', {usersApi, limit: 3, exclude: [exact!, first!]})).to.deep.equal([
        login,
        second,
        third,
      ]);
      expect(await search('anna', {usersApi, by: ['login']})).to.deep.equal([login]);
    });

    it('asks for pages after the first one by that one call', async () => {
      await add(Array.from({length: 5}, (_, index) => ({full_name: `Anna ${index}`})));
      await client.searchUsers('anna', {usersApi, limit: 2, offset: 2});
      expect((await queries()).map(String)).to.deep.equal(['full_name=anna&page=2&per_page=2']);
    });

    it('narrows down to tags as without them', async () => {
      const [tagged] = await add([{full_name: 'Anna A', tag_list: ['red']}, {full_name: 'Anna B'}]);
      expect(await search('anna', {usersApi, tags: ['red']})).to.deep.equal([tagged]);
      expect(await emulator.countRequests('GET /users/by_full_name')).to.equal(0);
    });

    it('fails where the app has them switched off', async () => {
      await emulator.setFeatures({usersV1: false});
      const error = await failureOf(client.searchUsers('anna', {usersApi}));
      expect(isCubeApiError(error) && error.status).to.equal(403);
    });
  });
});
