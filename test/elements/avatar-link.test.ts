import {expect} from '@open-wc/testing';
import {isPictureError} from '../../src/elements/avatar-upload/picture/picture-error.js';
import {fetchPicture} from '../../src/elements/avatar-upload/sources/fetch-picture.js';
import {isCubeNetworkError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';

const link = 'https://example.com/a.png';

describe('a picture by its link', () => {
  const emulator = useEmulator();
  const options = {maxFileSize: 1_000};
  const get = (path: string, more: object = {}) =>
    fetchPicture(`${emulator.url}${path}`, {...options, ...more});
  const answer = (
    path: string,
    fault: object = {body: 'picture', headers: {'content-type': 'image/png; a=b'}},
  ) => emulator.fault({method: 'GET', path, ...fault});
  const problemOf = async (promise: Promise<unknown>) => {
    const error = await failureOf(promise);
    return isPictureError(error) ? error.problem : error;
  };

  it('has its name from where it was asked for where nothing else is known', async () => {
    const {fetch} = globalThis;
    // Without an address, as those that a service worker makes.
    globalThis.fetch = () => Promise.resolve(new Response('picture'));
    const {name} = await fetchPicture(link, options);
    globalThis.fetch = fetch;
    expect(name).to.equal('a.png');
  });

  it('is fetched without telling who asks, and named as it was', async () => {
    await answer('/my');
    const file = await get('/my%20photo.png?size=1');
    expect([file.name, file.type, await file.text()]).to.deep.equal(['my photo.png', 'image/png', 'picture']);
    const [request] = await emulator.requests();
    expect(Object.keys(request!.headers)).not.to.include.members(['referer']);
    expect(Object.keys(request!.headers)).not.to.include.members(['cookie']);
  });

  it('follows to where it has gone', async () => {
    await answer('/old', {status: 302, headers: {location: '/new.png'}});
    await answer('/new.png');
    expect((await get('/old')).name).to.equal('new.png');
  });

  it('has a name of some kind, whatever its address', async () => {
    await answer('/', {body: '', times: 4});
    expect((await get('/')).name).to.equal('photo');
    expect((await get('/a%2F..%5Cb%0A.png')).name).to.equal('a..b.png');
    expect((await get('/%E0%A4%A')).name).to.equal('%E0%A4%A');
    expect((await get(`/${'x'.repeat(500)}`)).name.length).to.equal(100);
  });

  for (const [what, fault] of Object.entries({
    'is missing': {status: 404, body: 'x'},
    'needs more rights': {status: 401, body: 'x'},
    'is on a server that fails': {status: 503},
    'is cut before it comes': {reset: true, times: 10},
    'is cut half-way': {truncate: true, body: 'picture'},
    'may not be read by other pages': {
      body: 'picture',
      headers: {'access-control-allow-origin': 'https://elsewhere.example'},
    },
    'has gone in circles': {status: 302, headers: {location: '/picture'}, times: 30},
  })) {
    it(`cannot be had where it ${what}`, async () => {
      await answer('/picture', fault);
      expect(await problemOf(get('/picture'))).to.equal('link');
    });
  }

  it('cannot be had from anywhere but the web', async () => {
    for (const wrong of [
      '',
      'x',
      'javascript:1',
      'ftp://x/y',
      'blob:http://x/y',
      'http://user:password@localhost/',
    ]) {
      expect(await problemOf(fetchPicture(wrong, options)), wrong).to.equal('link');
    }
  });

  it('is told from being offline', async () => {
    Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
    await answer('/picture', {reset: true, times: 10});
    const error = await failureOf(get('/picture'));
    Reflect.deleteProperty(navigator, 'onLine');
    expect(isCubeNetworkError(error)).to.equal(true);
  });

  it('is refused by its length, before it is loaded', async () => {
    await answer('/picture', {body: 'x'.repeat(1_001)});
    expect(await problemOf(get('/picture'))).to.equal('too-large');
    await answer('/picture', {body: 'x'.repeat(1_000)});
    expect((await get('/picture')).size).to.equal(1_000);
  });

  it('is not loaded any further than it may be long', async () => {
    const {fetch} = globalThis;
    let chunks = 0;
    let signal: AbortSignal | null | undefined;
    globalThis.fetch = (_, request) => {
      signal = request?.signal;
      const body = new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(++chunks && 300)),
      });
      return Promise.resolve(new Response(body));
    };
    const problem = await problemOf(fetchPicture(link, options));
    globalThis.fetch = fetch;
    expect(problem).to.equal('too-large');
    expect(chunks).to.be.within(4, 5);
    expect(signal?.aborted).to.equal(true);
  });

  it('is given up by its signal', async () => {
    const controller = new AbortController();
    await answer('/picture', {delayMs: 5_000});
    const failed = failureOf(get('/picture', {signal: controller.signal}));
    const reason = new DOMException('Enough.', 'AbortError');
    controller.abort(reason);
    expect((await failed) === reason).to.equal(true);
    expect((await failureOf(get('/picture', {signal: controller.signal}))) === reason, 'ahead').to.equal(
      true,
    );
  });

  it('is read out of a data URL, without being fetched', async () => {
    const {fetch} = globalThis;
    globalThis.fetch = () => Promise.reject(new TypeError('The policy forbids it.'));
    const read = async (url: string) => {
      const file = await fetchPicture(url, options);
      return [file.name, file.type, [...new Uint8Array(await file.arrayBuffer())].join()];
    };
    const {length} = await read(`DATA:image/png;base64,${'A'.repeat(1_332)}`);
    expect(length, 'as long as it may be').to.equal(3);
    expect(await read('data:image/png;base64,iVBO%0ARw%3D%3D')).to.deep.equal([
      'photo',
      'image/png',
      '137,80,78,71',
    ]);
    expect(await read('data:image/gif;a=b,GIF%ff%00,')).to.deep.equal([
      'photo',
      'image/gif',
      '71,73,70,255,0,44',
    ]);
    expect(await problemOf(fetchPicture('data:image/png;base64,#', options))).to.equal('link');
    expect(await problemOf(fetchPicture('data:image/png', options))).to.equal('link');
    const large = `data:image/png;base64,${'A'.repeat(1_340)}`;
    expect(await problemOf(fetchPicture(large, options))).to.equal('too-large');
    globalThis.fetch = fetch;
  });
});
