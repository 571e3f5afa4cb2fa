import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {EmulatorClient} from './helpers/client.js';

let client: EmulatorClient;
let token: string;
before(async () => {
  client = await EmulatorClient.start();
  ({token} = await client.session());
});
after(() => client.close());

const REQUIRED =
  'At least one of id, login, email, full_name, phone, external_id, facebook_id, twitter_id, user_tags is required, ' +
  'with one of the operators eq, in, start_with';
const DATE = 'should be a date or a Unix timestamp';
const SORT =
  'choose one of id, login, email, full_name, phone, external_id, facebook_id, twitter_id, last_request_at, ' +
  'created_at, updated_at';
const SHORT = 'should have at least 4 characters with the operator start_with';

describe('GET /users/v2 refuses', () => {
  for (const [query, text] of [
    ['', REQUIRED],
    ['limit=5&sort_asc=id', REQUIRED],
    ['login[nin][]=admin19', REQUIRED],
    ['user_tags[nin][]=guest', REQUIRED],
    ['last_request_at=2017-07-06T11:21:41Z', REQUIRED],
    ['created_at[gte]=2019-11-06T09:21:41Z', REQUIRED],
    ['created_at[in]=2019-11-06', REQUIRED],
    ['login[start_with]=vip', `login ${SHORT}`],
    ['full_name[start_with]=%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80', `full_name ${SHORT}`],
    ['phone[start_with]=((( 4', `phone ${SHORT}`],
    ['full_name[start_with]=%C3%9F%C3%9F%C3%9F', `full_name ${SHORT}`],
    ['id[start_with]=1234', "id can't be used with the operator start_with"],
    ['login=demo&created_at[start_with]=2020', "created_at can't be used with the operator start_with"],
    ['login[gt]=demo', "login can't be used with the operator gt"],
    ['login=demo&id[lte]=5', "id can't be used with the operator lte"],
    ['login=demo&user_tags[lt]=a', "user_tags can't be used with the operator lt"],
    ['id=abc', 'id should be a positive integer'],
    ['id=0', 'id should be a positive integer'],
    ['id=-1', 'id should be a positive integer'],
    ['id=1.5', 'id should be a positive integer'],
    ['id=1e3', 'id should be a positive integer'],
    ['id=99999999999999999999', 'id should be a positive integer'],
    ['id[in]=1,x', 'id should be a positive integer'],
    ['login=demo&id[nin][]=x', 'id should be a positive integer'],
    ['id=1&id=2', 'id takes one value with the operator eq'],
    ['login[start_with][]=demo', 'login takes one value with the operator start_with'],
    ['login=', 'login cannot be blank'],
    ['login=%20', 'login cannot be blank'],
    ['id[in]=', 'id cannot be blank'],
    ['id[in][]=', 'id cannot be blank'],
    ['user_tags=,', 'user_tags cannot be blank'],
    ['phone=none', 'phone should contain digits'],
    ['phone[start_with]=((((', `phone ${SHORT}`],
    ['login=demo&created_at[gt]=yesterday', `created_at ${DATE}`],
    ['login=demo&created_at[gt]=2023-02-29', `created_at ${DATE}`],
    ['login=demo&created_at[gt]=2023-02-29T10:00:00Z', `created_at ${DATE}`],
    ['login=demo&created_at[gt]=2023-13-01', `created_at ${DATE}`],
    ['login=demo&created_at[gt]=2023-01-01T25:00:00Z', `created_at ${DATE}`],
    ['login=demo&created_at[gt]=-1', `created_at ${DATE}`],
    ['login=demo&created_at[gt]=99999999999999', `created_at ${DATE}`],
    ['login=demo&updated_at=Tue Foo 10 2017 00:00:00 GMT%2B0000', `updated_at ${DATE}`],
    ['login=demo&last_request_at[lt]=', 'last_request_at cannot be blank'],
    ['login[ne]=demo', 'Operator ne is not supported'],
    ['login[ctn]=demo', 'Operator ctn is not supported'],
    ['login[__proto__]=demo', 'Operator __proto__ is not supported'],
    ['name=demo', 'Parameter name is not supported'],
    ['custom_data=x', 'Parameter custom_data is not supported'],
    ['external_user_id=5', 'Parameter external_user_id is not supported'],
    ['__proto__[in]=x', 'Parameter __proto__[in] is not supported'],
    ['constructor=x', 'Parameter constructor is not supported'],
    ['login[]in=demo', 'Parameter login[]in is not supported'],
    ['login[in]x=demo', 'Parameter login[in]x is not supported'],
    ['[]=1', 'Parameter [] is not supported'],
    ['=1', 'Parameter  is not supported'],
    ['%zz=1', 'Parameter %zz is not supported'],
    ['login=demo&limit=0', 'limit should be an integer from 1 to 100'],
    ['login=demo&limit=101', 'limit should be an integer from 1 to 100'],
    ['login=demo&limit=x', 'limit should be an integer from 1 to 100'],
    ['login=demo&limit=', 'limit should be an integer from 1 to 100'],
    ['login[start_with]=demo&limit=101', 'limit should be an integer from 1 to 100'],
    ['login=demo&offset=-1', 'offset should be an integer of at least 0'],
    ['login=demo&offset=1.5', 'offset should be an integer of at least 0'],
    ['login=demo&limit=1&limit=2', 'Parameter limit is given twice'],
    ['login=demo&sort_asc=id&sort_asc=id', 'Parameter sort_asc is given twice'],
    ['login=demo&sort_asc=id&sort_desc=id', 'Only one of sort_asc and sort_desc can be used'],
    ['login=demo&sort_asc=user_tags', `Users can't be sorted by user_tags; ${SORT}`],
    ['login=demo&sort_desc=password', `Users can't be sorted by password; ${SORT}`],
    ['login=demo&sort_asc=', `Users can't be sorted by ; ${SORT}`],
  ] as const) {
    test(`"${query}"`, async () => {
      const answer = await client.get(`/users/v2?${query}`, token);
      assert.deepEqual([answer.status, answer.body], [422, {errors: [text]}]);
    });
  }

  test('more than 1000 values', async () => {
    const ids = Array.from({length: 1001}, (_, index) => index + 1);
    const tooMany = await client.get(`/users/v2?id[in]=${String(ids)}`, token);
    assert.deepEqual(
      [tooMany.status, tooMany.body],
      [422, {errors: ['id has too many values (maximum is 1000)']}],
    );
    const enough = await client.get(`/users/v2?id[in]=${String(ids.slice(0, -1))}`, token);
    assert.deepEqual([enough.status, (enough.body as {total_entries: number}).total_entries], [200, 1]);
  });
});
