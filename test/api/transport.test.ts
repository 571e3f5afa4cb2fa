import {expect} from '@open-wc/testing';
import {createTransport, type Send} from '../../src/api/transport.js';
import {isCubeApiError, isCubeNetworkError, type CubeApiError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {until} from '../helpers/until.js';

describe('transport', () => {
  const emulator = useEmulator();
  let send: Send;

  const createSession = () =>
    send({
      method: 'POST',
      path: 'session',
      json: {application_id: Number(emulator.app.appId), auth_key: emulator.app.authKey},
    });

  const refusalOf = async (promise: Promise<unknown>): Promise<CubeApiError> => {
    const error = await failureOf(promise);
    if (!isCubeApiError(error)) throw new Error('expected a CubeApiError', {cause: error});
    return error;
  };

  beforeEach(() => {
    send = createTransport(emulator.url);
  });

  it('reads the answer and how long the token has left by the clock of the server', async () => {
    await emulator.control('POST', 'clock', {advanceMs: 24 * 60 * 60 * 1000});
    const {body, timeLeft} = await createSession();
    expect(body).to.have.nested.property('session.token').that.is.a('string');
    expect(timeLeft).to.be.closeTo(2 * 60 * 60 * 1000, 1000);
  });

  it('sends token and auth key as headers, never in the address', async () => {
    await failureOf(send({method: 'GET', path: 'users/v2', token: 'T0KEN', authKey: 'K3Y', query: {id: 1}}));
    const [request] = await emulator.requests();
    expect(request?.headers).to.include({'cb-token': 'T0KEN', 'cb-authkey': 'K3Y'});
    expect(JSON.stringify([request?.path, request?.query])).not.to.match(/T0KEN|K3Y/);
  });

  const shapes: [name: string, body: unknown, messages: string[], fieldErrors: object][] = [
    ['a list', {errors: ['One', 'Two']}, ['One', 'Two'], {}],
    ['texts under base', {errors: {base: ['Forbidden. Need user.']}}, ['Forbidden. Need user.'], {}],
    ['texts under fields', {errors: {full_name: ['is odd']}}, ['full_name is odd'], {fullName: ['is odd']}],
    ['a field with a lone text', {errors: {tag_list: 'is odd'}}, ['tag_list is odd'], {tags: ['is odd']}],
    ['a lone text', {errors: 'Odd'}, ['Odd'], {}],
    [
      'a message',
      {message: 'E_ROUTE_NOT_FOUND: Route not found'},
      ['E_ROUTE_NOT_FOUND: Route not found'],
      {},
    ],
    ['an empty object', {}, [], {}],
    ['rubbish in the errors', {errors: [1, null, {a: 1}, '  ']}, [], {}],
    ['blank text', ' ', [], {}],
    ['HTML', '<html><script>alert(1)</script></html>', [], {}],
    ['nothing', '', [], {}],
  ];
  for (const [name, body, messages, fieldErrors] of shapes) {
    it(`understands a refusal whose body is ${name}`, async () => {
      await emulator.fault({path: '/session', status: 422, body});
      const error = await refusalOf(createSession());
      expect(error.status).to.equal(422);
      expect(error.messages).to.deep.equal(messages);
      expect(error.fieldErrors).to.deep.equal(fieldErrors);
      expect(error.message).not.to.include('<');
    });
  }

  it('takes status 200 with an errors body for a refusal', async () => {
    await emulator.fault({path: '/session', status: 200, body: {errors: {base: ['Unauthorized']}}});
    const error = await refusalOf(createSession());
    expect(error.messages).to.deep.equal(['Unauthorized']);
  });

  for (const [name, body] of [
    ['HTML', '<h1>Welcome to the hotel network</h1>'],
    ['nothing', ''],
    ['a space', ' '],
    ['half of a JSON text', '{"session":{"tok'],
  ] as const) {
    it(`refuses status 200 with ${name} where JSON is expected`, async () => {
      await emulator.fault({path: '/session', status: 200, body});
      const error = await refusalOf(createSession());
      expect(error.status).to.equal(200);
      expect(error.message).not.to.include('hotel');
    });
  }

  it('takes any successful body where none is expected', async () => {
    for (const body of ['', ' ', '<p>gone</p>', {ok: true}]) {
      await emulator.fault({path: '/session', status: 200, body});
      const answer = await send({method: 'DELETE', path: 'session', token: 'T', expectsBody: false});
      expect(answer.body).to.equal(undefined);
    }
  });

  it('reads a Retry-After that the browser may see, and does not wait for a long one', async () => {
    const headers = {'Retry-After': '40', 'Access-Control-Expose-Headers': 'Retry-After, Date'};
    await emulator.fault({path: '/users/v2', status: 429, headers, times: 5, body: {errors: ['Rate limit']}});
    const error = await refusalOf(send({method: 'GET', path: 'users/v2', token: 'T'}));
    expect(error.retryAfter).to.equal(40);
    expect(await emulator.requests()).to.have.length(1);
  });

  it('repeats a GET once after a server error', async () => {
    const {body} = await createSession();
    const {token} = (body as {session: {token: string}}).session;
    await emulator.fault({method: 'GET', path: '/session', status: 503, times: 1});
    const answer = await send({method: 'GET', path: 'session', token});
    expect(answer.body).to.have.nested.property('session.token', token);
  });

  for (const method of ['POST', 'PUT', 'DELETE'] as const) {
    it(`never repeats a ${method}`, async () => {
      await emulator.fault({path: '/', status: 503, times: 5});
      await refusalOf(send({method, path: 'users/1', json: {}, token: 'T'}));
      expect(await emulator.requests()).to.have.length(1);
    });
  }

  it('tells a connection that was cut, a body that ended half-way, and a server that is not there', async () => {
    // Chromium itself repeats a request whose kept-alive connection was cut before any answer.
    await emulator.fault({path: '/session', reset: true, times: 2});
    expect(isCubeNetworkError(await failureOf(createSession()))).to.equal(true);
    await emulator.fault({path: '/session', truncate: true});
    expect(isCubeNetworkError(await failureOf(createSession()))).to.equal(true);
    send = createTransport('http://127.0.0.1:9');
    expect(isCubeNetworkError(await failureOf(createSession()))).to.equal(true);
  });

  it('keeps secrets out of everything that an error holds', async () => {
    await emulator.fault({path: '/login', reset: true, times: 2});
    const error = await failureOf(
      send({method: 'POST', path: 'login', token: 'T0KEN', json: {login: 'a', password: 's3cret'}}),
    );
    const seen = new Set<unknown>();
    const texts: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value);
      if (typeof value !== 'object' || value === null || seen.has(value)) return;
      seen.add(value);
      if (value instanceof Request) collect([...value.headers]);
      for (const key of Reflect.ownKeys(value)) collect(Reflect.get(value, key));
    };
    collect(error);
    expect(texts.join(' ')).not.to.match(/s3cret|T0KEN/);
    expect([...seen].some((value) => value instanceof Request)).to.equal(false);
  });

  it('rejects with the reason of the signal, not as a failure', async () => {
    await emulator.fault({path: '/session', delayMs: 60_000});
    const abort = new AbortController();
    const call = send({method: 'GET', path: 'session', token: 'T', signal: abort.signal});
    await until(async () => (await emulator.requestLines()).length === 1, 'the request is under way');
    const reason = new Error('not wanted any more');
    abort.abort(reason);
    expect(await failureOf(call)).to.equal(reason);
  });
});
