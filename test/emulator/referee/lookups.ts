import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {WireUser} from '../helpers/client.js';
import type {Referee} from './referee.js';
import {assertRefusedSomehow} from './refused.js';

const MINUTE = 60_000;

/** People who differ in everything by which one can look them up. */
const PEOPLE = [
  {
    login: 'ann01',
    email: 'ann+x@example.com',
    full_name: 'Ann Lee',
    phone: '+380 (00) 111',
    external_id: 'x-1',
    external_user_id: 675373912,
    facebook_id: 'f1',
    twitter_id: 't1',
    tag_list: ['apple', 'iphone'],
  },
  {login: 'bob02', email: 'bob@example.com', full_name: 'Bob Stone', tag_list: ['apple']},
  {login: 'ann_other', email: 'other@example.com', full_name: 'Ann Lemon', tag_list: ['vip']},
] as const;

/** Adds the people, a minute after one another. */
export async function addPeople(referee: Referee): Promise<WireUser[]> {
  const people: WireUser[] = [];
  for (const person of PEOPLE) {
    people.push(...(await referee.addUsers([{...person, password: 'secret-pw'}])));
    await referee.client.advanceClock(MINUTE);
  }
  return people;
}

const ANN = 'ann01';
const BOB = 'bob02';
const OTHER = 'ann_other';

/** users.getV2(), users.listOnline() and users.getOnlineCount() */
export function lookupsJourney(referee: Referee): void {
  const {sdk, version} = referee;

  describe('finds users by getV2()', () => {
    const queries: [string, (ids: number[], createdAt: string[]) => object, string[]][] = [
      ['id', ([ann]) => ({id: ann}), [ANN]],
      ['id in', (ids) => ({id: {in: ids.slice(0, 2)}}), [ANN, BOB]],
      ['login', () => ({login: 'ann01'}), [ANN]],
      ['login in', () => ({login: {in: ['ann01', 'bob02', 'nobody']}}), [ANN, BOB]],
      ['login start_with', () => ({login: {start_with: 'ann_'}}), [OTHER]],
      ['email', () => ({email: 'ann+x@example.com'}), [ANN]],
      ['phone', () => ({phone: '+380 (00) 111'}), [ANN]],
      ['full_name', () => ({full_name: 'Bob Stone'}), [BOB]],
      ['full_name start_with', () => ({full_name: {start_with: 'Ann L'}}), [ANN, OTHER]],
      ['external_id', () => ({external_id: 'x-1'}), [ANN]],
      ['facebook_id', () => ({facebook_id: 'f1'}), [ANN]],
      ['twitter_id', () => ({twitter_id: 't1'}), [ANN]],
      ['user_tags', () => ({user_tags: 'apple'}), [ANN, BOB]],
      ['user_tags in', () => ({user_tags: {in: ['apple', 'vip']}}), [ANN, BOB, OTHER]],
      ['a list of user_tags', () => ({user_tags: ['iphone', 'vip']}), [ANN, OTHER]],
      ['user_tags nin', (ids) => ({id: {in: ids}, user_tags: {nin: ['vip', 'iphone']}}), [BOB]],
      ['id nin', (ids) => ({user_tags: 'apple', id: {nin: [ids[0]]}}), [BOB]],
      ['created_at gt', (ids, [ann]) => ({id: {in: ids}, created_at: {gt: ann}}), [BOB, OTHER]],
      ['created_at gte', (ids, [ann]) => ({id: {in: ids}, created_at: {gte: ann}}), [ANN, BOB, OTHER]],
      ['created_at lt', (ids, [, bob]) => ({id: {in: ids}, created_at: {lt: bob}}), [ANN]],
      ['updated_at lte', (ids, [, bob]) => ({id: {in: ids}, updated_at: {lte: bob}}), [ANN, BOB]],
      ['a Date', (ids, [ann]) => ({id: {in: ids}, created_at: {gt: new Date(ann ?? '')}}), [BOB, OTHER]],
      [
        'seconds',
        (ids, [ann]) => ({id: {in: ids}, created_at: {gt: Date.parse(ann ?? '') / 1000}}),
        [BOB, OTHER],
      ],
      ['no last_request_at', (ids) => ({id: {in: ids}, last_request_at: {gt: '2017-10-10'}}), []],
      ['nothing that matches', () => ({login: 'nobody'}), []],
    ];

    for (const [name, toQuery, expected] of queries) {
      test(`by ${name}`, async () => {
        const people = await addPeople(referee);
        await sdk.createSession();
        const query = toQuery(
          people.map(({id}) => id),
          people.map((person) => String(person['created_at'])),
        );
        const {items, total_entries: total} = await sdk.users.getV2(query);
        assert.deepEqual(items.map(({login}) => login).sort(), [...expected].sort());
        assert.equal(total, expected.length);
      });
    }

    for (const [name, since] of [
      ['a Date', new Date('2017-10-10')],
      ['ISO 8601', '2017-10-10T00:00:00Z'],
    ] as const) {
      test(`by last_request_at gt, as ${name}`, async () => {
        const ids = (await addPeople(referee)).map(({id}) => id);
        await sdk.createSession({login: BOB, password: 'secret-pw'});
        await sdk.getSession();
        const {items} = await sdk.users.getV2({id: {in: ids}, last_request_at: {gt: since}});
        assert.deepEqual(
          items.map(({login}) => login),
          [BOB],
        );
      });
    }

    test('in an order and in parts', async () => {
      const ids = (await addPeople(referee)).map(({id}) => id);
      await sdk.createSession();
      const everybody = {id: {in: ids}};
      const newest = await sdk.users.getV2({...everybody, sort_desc: 'created_at'});
      assert.deepEqual(
        newest.items.map(({login}) => login),
        [OTHER, BOB, ANN],
      );
      const part = await sdk.users.getV2({...everybody, sort_asc: 'id', limit: 1, offset: 1});
      assert.deepEqual([part.limit, part.skip, part.total_entries], [1, 1, 3]);
      assert.deepEqual(
        part.items.map(({login}) => login),
        [BOB],
      );
    });

    test('but not by an empty query', async () => {
      await sdk.createSession();
      await assertRefusedSomehow(sdk.users.getV2({}), 422);
      await assertRefusedSomehow(sdk.users.getV2({login: {nin: ['ann01']}}), 422);
      await assertRefusedSomehow(sdk.users.getV2({full_name: {start_with: 'Ann'}}), 422);
    });
  });

  if (version.knowsWhoIsOnline) {
    test('lists and counts who is online', async () => {
      const ann = await referee.signInAnn();
      await referee.addUsers([{login: 'bob02', password: 'secret-pw'}]);
      const online = await sdk.users.listOnline!();
      assert.deepEqual(
        online.users.map(({id}) => id),
        [ann.id],
      );
      assert.deepEqual(await sdk.users.getOnlineCount!(), {count: 1});
      assert.deepEqual(await sdk.users.listOnline!({limit: 10, offset: 1}), {users: []});
    });

    test('does not where the app does not allow it', async () => {
      await referee.signInAnn();
      await referee.setFeatures({onlineUsers: false});
      await assertRefusedSomehow(sdk.users.getOnlineCount!(), 403);
    });
  }
}
