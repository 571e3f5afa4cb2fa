import {expect} from '@open-wc/testing';
import {createSessionsApi, type SessionsApi} from '../../src/api/sessions.js';
import {createTransport, type Send} from '../../src/api/transport.js';
import {createUsersApi, type UsersApi} from '../../src/api/users.js';
import {isCubeApiError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';

describe('sessions and users API', () => {
  const emulator = useEmulator();
  let sessions: SessionsApi;
  let users: UsersApi;
  let token: string;

  beforeEach(async () => {
    const send: Send = createTransport(emulator.url);
    sessions = createSessionsApi(send, emulator.app);
    token = (await sessions.create()).value.token;
    users = createUsersApi((request) => send(request.authKey ? request : {...request, token}));
  });

  it('upgrades an application session to a user session and back, with the same token', async () => {
    expect((await sessions.get(token)).value).to.include({userId: null, user: null});
    const {value: user} = await sessions.upgrade(token, {login: 'demo', password: 'demo-password'});
    const {value: session} = await sessions.get(token);
    expect(session).to.include({token, userId: user.id, applicationId: Number(emulator.app.appId)});
    expect(session.user).to.include({login: 'demo', fullName: 'Demo User', email: 'demo@example.com'});
    await sessions.downgrade(token);
    expect((await sessions.get(token)).value.userId).to.equal(null);
    await sessions.destroy(token);
    const error = await failureOf(sessions.get(token));
    expect(isCubeApiError(error) && error.messages).to.deep.equal(['Required session does not exist']);
  });

  it('carries every field of a user there and back', async () => {
    const fields = {
      login: 'ann+01',
      email: 'ann@example.com',
      fullName: 'Ann “Ö” Lee 👩‍🚀',
      phone: '380001112233',
      website: 'https://example.com',
      externalId: 'x-1',
      facebookId: 'f1',
      twitterId: 't1',
      customData: '{"middle_name":"Q"}',
      avatar: 'UID0001',
      tags: ['iphone', 'apple'],
      timezone: 180,
    };
    const user = await users.create({...fields, password: 'secret-pw-1'}, emulator.app.authKey);
    expect(user).to.deep.include(fields);
    expect(user).to.include({isGuest: false});
    expect(Object.isFrozen(user) && Object.isFrozen(user.tags)).to.equal(true);
    expect(Object.keys(user)).not.to.include('password');
  });

  it('leaves a field that is undefined, and clears one that is null or empty', async () => {
    const {value: demo} = await sessions.upgrade(token, {login: 'demo', password: 'demo-password'});
    await users.update(demo.id, {website: 'https://example.com', phone: '4711', customData: 'text'});
    const changed = await users.update(demo.id, {
      fullName: 'New Name',
      website: null,
      customData: '',
      phone: undefined,
    });
    expect(changed).to.include({
      fullName: 'New Name',
      website: null,
      phone: '4711',
      email: 'demo@example.com',
    });
    expect(changed.customData || null).to.equal(null);
  });

  it('finds one user by id, login or e-mail, and null where there is none', async () => {
    const demo = await users.find({login: 'demo'});
    expect(demo?.fullName).to.equal('Demo User');
    expect(await users.find({email: 'demo@example.com'})).to.deep.equal(demo);
    expect(await users.find({id: demo!.id})).to.deep.equal(demo);
    expect(await users.find({login: 'nobody'})).to.equal(null);
    expect(await users.find({id: 987654321})).to.equal(null);
  });

  for (const hostile of ['a&id[in]=1', '../session', '%00%ff', "' OR 1=1 --", '😀', 'x'.repeat(2000)]) {
    it(`looks up ${hostile.slice(0, 20)} as text`, async () => {
      expect(await users.find({login: hostile})).to.equal(null);
      const [request] = (await emulator.requests()).filter(({path}) => path.includes('users'));
      expect(new URLSearchParams(request?.query).get('login')).to.equal(hostile);
    });
  }

  it('maps refusals to the fields of the model', async () => {
    const error = await failureOf(
      users.create(
        {login: 'demo', password: 'short', tags: ['a', 'b', 'c', 'd', 'e', 'f']},
        emulator.app.authKey,
      ),
    );
    expect(isCubeApiError(error) && Object.keys(error.fieldErrors)).to.include.members([
      'login',
      'password',
      'tags',
    ]);
  });

  for (const body of [{}, {user: null}, {user: {id: 'x'}}, {user: [1]}, [], 'text', 7]) {
    it(`refuses ${JSON.stringify(body)} where a user is expected`, async () => {
      await emulator.fault({path: '/users', status: 200, body: JSON.stringify(body)});
      const error = await failureOf(
        users.create({login: 'new-one', password: 'secret-pw'}, emulator.app.authKey),
      );
      expect(isCubeApiError(error)).to.equal(true);
    });
  }

  it('understands tags as a list, as the official SDK types them', async () => {
    const body = JSON.stringify({
      items: [{id: 5, user_tags: ['a', ' b ', ''], full_name: 12, timezone: 'x'}],
    });
    await emulator.fault({path: '/users/v2', status: 200, body});
    const user = await users.find({id: 5});
    expect(user).to.deep.include({id: 5, tags: ['a', 'b'], fullName: '12', timezone: null, login: null});
  });
});
