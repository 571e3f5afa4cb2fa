import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {WireUser} from '../helpers/client.js';
import {addPeople} from './lookups.js';
import type {Referee} from './referee.js';
import {assertRefused, assertRefusedSomehow} from './refused.js';
import type {Page} from './sdk.js';

/** The deprecated users.get() */
export function lookupsV1Journey(referee: Referee): void {
  const {sdk} = referee;

  describe('finds one user by get()', () => {
    const queries: [string, (id: number) => object | number][] = [
      ['id', (id) => id],
      ['login', () => ({login: 'ann01'})],
      ['email', () => ({email: 'ann+x@example.com'})],
      ['facebook_id', () => ({facebook_id: 'f1'})],
      ['twitter_id', () => ({twitter_id: 't1'})],
      ['external', () => ({external: 675373912})],
    ];

    for (const [name, toQuery] of queries) {
      test(`by ${name}`, async () => {
        const [ann] = await addPeople(referee);
        await sdk.createSession();
        const {user} = (await sdk.users.get(toQuery(ann!.id))) as {user: WireUser};
        assert.deepEqual([user.id, user.login], [ann!.id, 'ann01']);
      });
    }

    test('but not by phone, for which every version asks under a path that the platform does not have', async () => {
      await addPeople(referee);
      await sdk.createSession();
      await assertRefused(sdk.users.get({phone: '+380 (00) 111'}), 422, {
        id: ['should be a positive integer'],
      });
    });

    test('or is told that there is none', async () => {
      await sdk.createSession();
      await assertRefusedSomehow(sdk.users.get({login: 'nobody'}), 404);
      await assertRefusedSomehow(sdk.users.get(4711), 404);
    });
  });

  describe('lists users by get()', () => {
    const queries: [string, (ids: number[]) => object, string[]][] = [
      ['page and per_page', () => ({page: 2, per_page: 2}), ['ann_other']],
      ['full_name', () => ({full_name: 'Ann Lee', page: 1, per_page: 20}), ['ann01']],
      ['a list of tags', () => ({tags: ['iphone', 'vip']}), ['ann01', 'ann_other']],
      ['tags in a string', () => ({tags: 'iphone,vip'}), ['ann01', 'ann_other']],
      ['external_user_id', () => ({external_user_id: '675373912'}), ['ann01']],
      [
        'a filter for ids in a list',
        (ids) => ({filter: {field: 'id', param: 'in', value: ids.slice(0, 2)}}),
        ['ann01', 'bob02'],
      ],
      [
        'two filters',
        () => ({
          filter: [
            {field: 'created_at', param: 'gt', value: '2018-12-06'},
            {field: 'login', param: 'eq', value: 'ann01'},
          ],
        }),
        ['ann01'],
      ],
      ['an order', () => ({order: {field: 'created_at', sort: 'desc'}}), ['ann_other', 'bob02', 'ann01']],
    ];

    for (const [name, toQuery, expected] of queries) {
      test(`by ${name}`, async () => {
        const ids = (await addPeople(referee)).map(({id}) => id);
        await sdk.createSession();
        const page = (await sdk.users.get(toQuery(ids))) as Page<{user: WireUser}>;
        const logins = page.items.map(({user}) => user.login);
        assert.deepEqual(name === 'an order' ? logins : logins.sort(), [...expected]);
      });
    }

    test('with the numbers of the page', async () => {
      await addPeople(referee);
      await sdk.createSession();
      const page = (await sdk.users.get({page: 2, per_page: 2})) as Page<{user: WireUser}>;
      assert.deepEqual([page.current_page, page.per_page, page.total_entries], [2, 2, 3]);
    });

    test('but not where the app has turned that off', async () => {
      await referee.signInAnn();
      await referee.setFeatures({usersV1: false});
      await assertRefusedSomehow(sdk.users.get({page: 1, per_page: 10}), 403);
    });
  });
}
