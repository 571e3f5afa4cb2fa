import {expect} from '@open-wc/testing';
import type {UploadProgress} from '../../src/core.js';
import {isCubeApiError, isCubeSessionError, isCubeValidationError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openSignedIn, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {content, filesOf, photo, servesPhoto} from './helpers/files.js';
import {catchUncaught} from './helpers/uncaught.js';

const storage = '/s3.amazonaws.com/cube-emulator';

describe('uploadFile', () => {
  const emulator = useEmulator();

  for (const isPublic of [false, true]) {
    it(`brings bytes, type and size to the server as they are; public: ${isPublic}`, async () => {
      const {store} = await openSignedIn(emulator);
      const uploaded = await store.client.uploadFile(photo, {isPublic});
      expect(await emulator.requestLines()).to.deep.equal([
        'POST /blobs 201',
        `POST ${storage} 201`,
        `PUT /blobs/${uploaded.id}/complete 200`,
      ]);
      const {id, uid, name} = uploaded;
      const size = content.length;
      expect(uploaded).to.deep.equal({id, uid, name, contentType: 'image/png', size, isPublic});
      expect(Object.isFrozen(uploaded)).to.equal(true);
      expect(name).to.match(/^me-[0-9a-f]{8}\.png$/);
      const [file, ...others] = await filesOf(emulator);
      expect(file).to.include({id, uid, name, content_type: 'image/png', size, public: isPublic});
      expect(others).to.deep.equal([]);

      const publicUrl = store.client.getPublicUrlForUid(uid);
      expect(await servesPhoto(store.client.getPrivateUrlForUid(uid)!)).to.equal(true);
      expect((await fetch(publicUrl)).status).to.equal(isPublic ? 200 : 401);
      expect(publicUrl).to.equal(`${emulator.url}/blobs/${uid}`);
    });
  }

  it('sends no token to the storage', async () => {
    const {store} = await openSignedIn(emulator);
    await store.client.uploadFile(photo);
    const [request] = (await emulator.requests()).filter(({path}) => path === storage);
    expect(Object.keys(request!.headers).filter((name) => name.startsWith('cb-'))).to.deep.equal([]);
    expect(JSON.stringify(request)).not.to.include(store.token);
  });

  it('tells the progress in bytes of the file: ever more, and all of them in the end', async () => {
    const {store} = await openSignedIn(emulator);
    const steps: UploadProgress[] = [];
    const big = new Blob(Array<Uint8Array<ArrayBuffer>>(20).fill(content));
    await store.client.uploadFile(big, {onProgress: (progress) => steps.push(progress)});
    const loaded = steps.map((step) => step.loaded);
    expect(loaded.length).to.be.greaterThan(1);
    expect(loaded).to.deep.equal([...new Set(loaded)].sort((one, next) => one - next));
    expect(loaded[0]).to.be.at.least(0);
    expect(steps.at(-1)).to.deep.equal({loaded: big.size, total: big.size});
    expect(new Set(steps.map(({total}) => total))).to.deep.equal(new Set([big.size]));
  });

  it('suffers nothing from an onProgress that throws', async () => {
    const {store} = await openSignedIn(emulator);
    const uncaught = catchUncaught();
    const onProgress = () => {
      throw new Error('onProgress is broken');
    };
    expect((await store.client.uploadFile(photo, {onProgress})).size).to.equal(content.length);
    await until(() => uncaught().length > 0);
  });

  const steps = {
    create: {method: 'POST', path: '/blobs', delayMs: 100},
    form: {method: 'POST', path: storage, delayMs: 10_000},
    complete: {method: 'PUT', path: '/blobs', delayMs: 10_000},
  } as const;

  for (const [step, fault] of Object.entries(steps)) {
    it(`leaves no file behind where it is aborted: ${step}`, async () => {
      const {store} = await openSignedIn(emulator);
      await emulator.fault(fault);
      const abort = new AbortController();
      const upload = failureOf(store.client.uploadFile(photo, {signal: abort.signal}));
      await until(async () => (await emulator.countRequests(`${fault.method} ${fault.path}`)) === 1);
      const reason = new Error('not wanted any more');
      abort.abort(reason);
      expect(await upload).to.equal(reason);
      expect(await filesOf(emulator)).to.deep.equal([]);
      expect(await emulator.countRequests('DELETE /blobs')).to.equal(1);
    });

    it(`leaves no file behind where it fails: ${step}`, async () => {
      const {store} = await openSignedIn(emulator);
      await emulator.fault({...fault, delayMs: 0, status: 503});
      const error = await failureOf(store.client.uploadFile(photo));
      expect(isCubeApiError(error) && error.status).to.equal(503);
      expect(await filesOf(emulator)).to.deep.equal([]);
    });
  }

  it('sends nothing where it is aborted already', async () => {
    const {store} = await openSignedIn(emulator);
    const error = await failureOf(store.client.uploadFile(photo, {signal: AbortSignal.abort()}));
    expect(error).to.have.property('name', 'AbortError');
    expect(await emulator.requestLines()).to.deep.equal([]);
  });

  it('needs somebody who is signed in, and sends nothing else', async () => {
    const {store} = openStore(emulator.app);
    const error = await failureOf(store.client.uploadFile(photo));
    expect(isCubeSessionError(error) && error.reason).to.equal('missing');
    expect(await emulator.requestLines()).to.deep.equal([]);
  });

  const megabyte = new Blob([new Uint8Array(1024 * 1024)]);
  const unusable: [name: string, file: unknown, text: string][] = [
    ['nothing', undefined, 'is no file'],
    ['an address', 'https://example.com/me.png', 'is no file'],
    ['what only looks like a file', {size: 1, type: 'image/png', name: 'me.png'}, 'is no file'],
    ['an empty file', new File([], 'me.png'), 'is empty'],
    ['a file above 100 MB', new Blob([...Array<Blob>(100).fill(megabyte), 'x']), 'is larger than 100 MB'],
  ];
  for (const [name, file, text] of unusable) {
    it(`refuses ${name}, and sends nothing`, async () => {
      const {store} = await openSignedIn(emulator);
      for (const attempt of ['uploadFile', 'createUpload'] as const) {
        const error = await failureOf(store.client[attempt](file as Blob));
        expect(isCubeValidationError(error) && error.fieldErrors, attempt).to.deep.equal({file: [text]});
      }
      expect(await emulator.requestLines()).to.deep.equal([]);
    });
  }

  const long = 'long '.repeat(50);
  const names: [given: string, sent: RegExp][] = [
    ['', /^file-\w{8}$/],
    ['  \n ', /^file-\w{8}$/],
    ['.png', /^file-\w{8}\.png$/],
    ['../../etc/passwd', /^passwd-\w{8}$/],
    ['C:\\fakepath\\me.JPG', /^me-\w{8}\.JPG$/],
    ['two\r\nlines" ; x="\0.png', /^twolines" ; x="-\w{8}\.png$/],
    ['\u202Egnp.exe', /^gnp-\w{8}\.exe$/],
    ['half \uD83D a pair', /^half {2}a pair-\w{8}$/],
    [`${long}.jpeg`, /^(long ){17}-?\w*-\w{8}\.jpeg$/],
    ['😀'.repeat(60), /^(😀){45}-\w{8}$/u],
    ['Фото 👩‍🚀.webp', /^Фото 👩‍🚀-\w{8}\.webp$/u],
  ];
  for (const [given, sent] of names) {
    it(`makes a name of ${JSON.stringify(given.slice(0, 20))}`, async () => {
      const {store} = await openSignedIn(emulator);
      const {name} = await store.client.uploadFile(new File(['x'], 'other.gif'), {name: given});
      expect(name).to.match(sent);
      expect(name.length).to.be.at.most(100);
      expect((await filesOf(emulator)).map((file) => file.name)).to.deep.equal([name]);
    });
  }

  for (const [given, sent] of [
    ['', 'application/octet-stream'],
    ['rubbish', 'application/octet-stream'],
    [`image/${'x'.repeat(300)}`, 'application/octet-stream'],
    ['text/plain;charset=utf-8', 'text/plain;charset=utf-8'],
  ] as const) {
    it(`sends the type ${given.slice(0, 30) || 'of nothing'} as ${sent}`, async () => {
      const {store} = await openSignedIn(emulator);
      const {contentType} = await store.client.uploadFile(new Blob(['x'], {type: given}));
      expect([contentType, (await filesOf(emulator))[0]?.content_type]).to.deep.equal([sent, sent]);
    });
  }
});

describe('deleteFile', () => {
  const emulator = useEmulator();

  it('deletes a file by its uid, and finds nothing to do the second time', async () => {
    const {store} = await openSignedIn(emulator);
    const {uid} = await store.client.uploadFile(photo);
    await store.client.deleteFile(uid);
    expect(await filesOf(emulator)).to.deep.equal([]);
    await store.client.deleteFile(uid);
    expect(await emulator.countRequests('DELETE /blobs')).to.equal(1);
  });

  it('resolves where the file goes while it looks', async () => {
    const {store} = await openSignedIn(emulator);
    const {uid} = await store.client.uploadFile(photo);
    await emulator.fault({method: 'DELETE', path: '/blobs', truncate: true});
    expect(await failureOf(store.client.deleteFile(uid))).to.have.property('name', 'CubeNetworkError');
    await store.client.deleteFile(uid);
    await emulator.fault({method: 'DELETE', path: '/blobs', status: 404});
    await store.client.deleteFile((await store.client.uploadFile(photo)).uid);
  });

  it('deletes no file that only has this number', async () => {
    const {store} = await openSignedIn(emulator);
    const {id} = await store.client.uploadFile(photo);
    await store.client.deleteFile(String(id));
    await store.client.deleteFile('../users');
    await store.client.deleteFile('https://example.com/me.png?x=#1');
    expect(await filesOf(emulator)).to.have.length(1);
  });

  it('deletes nothing of somebody else', async () => {
    const {store} = await openSignedIn(emulator);
    const {uid} = await store.client.uploadFile(photo);
    await store.client.signIn(other);
    const error = await failureOf(store.client.deleteFile(uid));
    expect(isCubeApiError(error) && error.status).to.equal(403);
    expect(await filesOf(emulator)).to.have.length(1);
  });

  for (const uid of ['', '  ', null, 7] as string[]) {
    it(`refuses ${JSON.stringify(uid)}`, async () => {
      const {store} = await openSignedIn(emulator);
      const error = await failureOf(store.client.deleteFile(uid));
      expect(isCubeValidationError(error) && error.fieldErrors).to.deep.equal({uid: ['is missing']});
      expect(await emulator.requestLines()).to.deep.equal([]);
    });
  }

  it('waits for the sign-in where the session has ended', async () => {
    const {store} = await openSignedIn(emulator);
    const {uid} = await store.client.uploadFile(photo);
    store.addSignInPrompt();
    await emulator.expireSessions();
    const deletion = store.client.deleteFile(uid);
    await until(() => store.state.status === 'expired');
    await store.client.signIn(demo);
    await deletion;
    expect(await filesOf(emulator)).to.deep.equal([]);
  });
});
