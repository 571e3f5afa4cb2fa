import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {EmulatorClient, itemsOf} from './helpers/client.js';

const PEOPLE = [
  {
    login: 'ann01',
    email: 'ann+x@example.com',
    full_name: 'Ann Lee',
    phone: '380001112233',
    external_id: 'x-1',
    facebook_id: 'f1',
    twitter_id: 't1',
    tag_list: ['vip', 'apple'],
  },
  {login: 'Ann02', full_name: 'ANN LEWIS', phone: '+380 (00) 111-22-44', tag_list: ['apple']},
  {login: 'josé.1', full_name: 'José Ángel', external_id: 'X-1', tag_list: ['iphone', 'iphone-pro']},
  {login: 'strasse', full_name: 'Jürgen Groß', tag_list: ['vip']},
  {login: 'odos', full_name: 'ΟΔΥΣΣΕΥΣ Α', email: 'O.Dos@Example.com'},
  {login: 'same-1', full_name: 'Ann Lee'},
  {login: 'a.*b', full_name: '100% (sure)', phone: 'none'},
];

let client: EmulatorClient;
let token: string;
before(async () => {
  client = await EmulatorClient.start();
  const users = PEOPLE.map((person) => ({...person, password: 'secret-pw'}));
  await client.control('POST', '/users', {appId: 1, users});
  ({token} = await client.session());
});
after(() => client.close());

async function find(query: string) {
  const answer = await client.get(`/users/v2?${query}`, token);
  assert.equal(answer.status, 200, answer.text);
  return itemsOf(answer).map(({login}) => login);
}

/** Queries as they stand in the address, and the logins that they find. */
function testQueries(queries: readonly (readonly [query: string, logins: readonly string[]])[]) {
  for (const [query, logins] of queries) {
    test(query, async () => assert.deepEqual(await find(query), logins));
  }
}

describe('a field alone asks for equality', () => {
  testQueries([
    ['id=2', ['ann01']],
    ['id=999999', []],
    ['login=ann01', ['ann01']],
    ['login=ANN02', ['Ann02']],
    ['login=nobody', []],
    ['login[eq]=ann01', ['ann01']],
    ['email=ann%2Bx%40example.com', ['ann01']],
    ['email=o.dos@example.COM', ['odos']],
    ['full_name=Ann%20Lee', ['ann01', 'same-1']],
    ['full_name=ann+lee', ['ann01', 'same-1']],
    ['full_name=Ann', []],
    ['phone=380001112233', ['ann01']],
    ['phone=%2B380%20(00)%20111%202244', ['Ann02']],
    ['phone=2233', []],
    ['external_id=x-1', ['ann01']],
    ['external_id=X-1', ['josé.1']],
    ['facebook_id=f1', ['ann01']],
    ['facebook_id=F1', []],
    ['twitter_id=t1', ['ann01']],
    ['user_tags=apple', ['ann01', 'Ann02']],
    ['user_tags=APPLE', []],
    ['login=a.*b', ['a.*b']],
    ['login=.*', []],
    ['login=__proto__', []],
  ]);
});

describe('names are compared as people read them', () => {
  testQueries([
    [`full_name=${encodeURIComponent('JOSÉ ÁNGEL')}`, ['josé.1']],
    [`full_name=${encodeURIComponent('José Ángel'.normalize('NFD'))}`, ['josé.1']],
    [`login=${encodeURIComponent('JOSÉ.1')}`, ['josé.1']],
    [`full_name=${encodeURIComponent('JÜRGEN GROSS')}`, ['strasse']],
    [`full_name[start_with]=${encodeURIComponent('οδυσ')}`, ['odos']],
    [`full_name[start_with]=${encodeURIComponent('Οδυς')}`, ['odos']],
    [`full_name[start_with]=${encodeURIComponent('jose')}`, []],
  ]);
});

describe('a list asks for any of its values', () => {
  const both = ['ann01', 'Ann02'];
  testQueries([
    ['id[in][]=2&id[in][]=3', both],
    ['id%5Bin%5D%5B%5D=2&id%5Bin%5D%5B%5D=3', both],
    ['id[in]=2&id[in]=3', both],
    ['id%5Bin%5D=2&id%5Bin%5D=3', both],
    ['id[in]=2,3', both],
    ['id[in]=2%2C3', both],
    ['id[in]=,2,,3,', both],
    ['id[]=2&id[]=3', both],
    ['id[in]=2,2,999', ['ann01']],
    ['login[in][]=ann01&login[in][]=ann02', both],
    ['full_name[in][]=Ann Lee&full_name[in][]=Ann Lewis', ['ann01', 'Ann02', 'same-1']],
    ['user_tags[]=vip&user_tags[]=apple', ['ann01', 'Ann02', 'strasse']],
    ['user_tags[in][]=vip&user_tags[in][]=apple', ['ann01', 'Ann02', 'strasse']],
    ['user_tags=vip,iphone', ['ann01', 'josé.1', 'strasse']],
    ['phone[in][]=%2B380001112233&phone[in][]=380001112244', both],
    ['external_id[in]=x-1,X-1', ['ann01', 'josé.1']],
  ]);
});

describe('start_with asks for a beginning', () => {
  testQueries([
    ['full_name[start_with]=Ann%20L', ['ann01', 'same-1', 'Ann02']],
    ['full_name[start_with]=ann le', ['ann01', 'same-1', 'Ann02']],
    ['full_name[start_with]=Ann Lee and more', []],
    ['full_name[start_with]=nn Le', []],
    ['full_name[start_with]=100%25', ['a.*b']],
    ['login[start_with]=ann0', ['ann01', 'Ann02']],
    ['login[start_with]=....', []],
    ['login[start_with]=%5Eann', []],
    ['email[start_with]=O.DOS@', ['odos']],
    ['phone[start_with]=%2B38000', ['ann01', 'Ann02']],
    ['external_id[start_with]=x-11', []],
    ['user_tags[start_with]=ipho', ['josé.1']],
  ]);
});

describe('several filters have to be met all', () => {
  testQueries([
    ['login=ann01&email=ann%2Bx@example.com&id=2', ['ann01']],
    ['login=ann01&id=3', []],
    ['full_name=Ann Lee&user_tags=vip', ['ann01']],
    ['full_name[start_with]=Ann L&id[nin][]=2', ['same-1', 'Ann02']],
    ['full_name[start_with]=Ann L&login[start_with]=ann0', ['ann01', 'Ann02']],
    ['user_tags=apple&user_tags[nin][]=vip', ['Ann02']],
    ['user_tags=vip&phone[nin]=380001112233', ['strasse']],
    ['login=ann01&user_tags[nin][]=apple', []],
    ['login=same-1&user_tags[nin][]=apple', ['same-1']],
    ['id[in]=2,3,8&id[nin]=3', ['ann01', 'a.*b']],
    ['id=8&phone[nin]=123', ['a.*b']],
  ]);
});

describe('lookups follow the changes of a user', () => {
  test('from sign-up to deletion', async () => {
    const mine = await client.newUser('changing');
    const change = (user: object) => client.put(`/users/${mine.user.id}`, {user}, mine.token);

    await change({
      full_name: 'Before Name',
      phone: '+1 202 555',
      tag_list: ['before'],
      external_id: 'before',
    });
    for (const query of [
      'full_name[start_with]=befo',
      'phone=1202555',
      'user_tags=before',
      'external_id=before',
    ]) {
      assert.deepEqual(await find(query), ['changing'], query);
    }
    await change({login: 'changed', full_name: 'After Name', phone: '', tag_list: [], external_id: null});
    for (const query of [
      'login=changing',
      'login[start_with]=changing',
      'full_name[start_with]=befo',
      'phone=1202555',
      'user_tags=before',
      'external_id=before',
    ]) {
      assert.deepEqual(await find(query), [], query);
    }
    for (const query of ['login=changed', 'full_name=after name', 'full_name[start_with]=afte']) {
      assert.deepEqual(await find(query), ['changed'], query);
    }
    await client.delete(`/users/${mine.user.id}`, mine.token);
    for (const query of [`id=${mine.user.id}`, 'login=changed', 'full_name[start_with]=afte']) {
      assert.deepEqual(await find(query), [], query);
    }
  });
});
