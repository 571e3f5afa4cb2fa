import {expect} from '@open-wc/testing';
import type {FileUpload, SessionStore, UploadProgress} from '../../src/core.js';
import {isCubeApiError, isCubeNetworkError, isCubeSessionError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openSignedIn, openStore, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {stopSteadyClock} from './helpers/clocks.js';
import {filesOf, photo, servesPhoto} from './helpers/files.js';
import {textsIn} from './helpers/quoted.js';

const storage = '/s3.amazonaws.com/cube-emulator';
const oneHour = 60 * 60 * 1000;

const steps = {
  create: {method: 'POST', path: '/blobs'},
  form: {method: 'POST', path: storage},
  complete: {method: 'PUT', path: '/blobs'},
} as const;
type Step = keyof typeof steps;
const allSteps = Object.keys(steps) as Step[];

const faults: Readonly<Record<string, object>> = {
  'the server is busy': {status: 503},
  // Browsers send once more by themselves where a connection that was idle turns out to be cut.
  'the connection is cut': {reset: true, times: 10},
  'the answer is lost': {truncate: true},
  'the answer is nobody’s': {status: 200, body: '<h1>Welcome to the hotel network</h1>'},
};

describe('an upload with bad luck', () => {
  const emulator = useEmulator();

  const files = () => filesOf(emulator);

  const start = async (options = {}) => {
    const {store} = await openSignedIn(emulator);
    return {store, upload: await store.client.createUpload(photo, options)};
  };

  const failAt = async (upload: FileUpload, step: Step, fault: object = {status: 503}): Promise<unknown> => {
    await emulator.fault({...steps[step], ...fault});
    const error = await failureOf(upload.send());
    await emulator.clearFaults();
    return error;
  };

  const requestIsThere = ({method, path}: {method: string; path: string}) =>
    until(async () => (await emulator.countRequests(`${method} ${path}`)) > 0, `${method} ${path} is there`);

  const reasonOf = async (promise: Promise<unknown>): Promise<string> => {
    const error = await failureOf(promise);
    return isCubeSessionError(error) ? error.reason : String(error);
  };

  const isTheOnlyFile = async (store: SessionStore, uploaded: {readonly uid: string}) => {
    expect((await files()).map(({uid, size}) => [uid, size])).to.deep.equal([[uploaded.uid, photo.size]]);
    expect(await servesPhoto(store.client.getPrivateUrlForUid(uploaded.uid)!)).to.equal(true);
  };

  for (const step of allSteps) {
    for (const [name, fault] of Object.entries(faults)) {
      // The answer to this step is not read.
      if (step === 'complete' && name === 'the answer is nobody’s') continue;

      it(`goes on after a failure, with one file: ${step}, ${name}`, async () => {
        const {store, upload} = await start();
        const error = await failAt(upload, step, fault);
        expect(isCubeApiError(error) || isCubeNetworkError(error)).to.equal(true);
        const before = await files();
        await emulator.clearRequests();
        const uploaded = await upload.send();
        if (step !== 'create') expect(uploaded.id).to.equal(before[0]?.id);
        expect(await emulator.countRequests(`POST ${storage}`)).to.equal(step === 'complete' ? 0 : 1);
        await isTheOnlyFile(store, uploaded);
        await emulator.clearRequests();
        expect(await upload.send(), 'and is done').to.equal(uploaded);
        expect(await emulator.requestLines()).to.deep.equal([]);
      });

      it(`leaves nothing behind after a failure: ${step}, ${name}`, async () => {
        const {upload} = await start();
        await failAt(upload, step, fault);
        await upload.discard();
        expect(await files()).to.deep.equal([]);
      });
    }

    it(`goes on after an abort, at once, with one file: ${step}`, async () => {
      const {store, upload} = await start();
      await emulator.fault({...steps[step], delayMs: step === 'create' ? 100 : 10_000});
      const abort = new AbortController();
      const first = failureOf(upload.send({signal: abort.signal}));
      await requestIsThere(steps[step]);
      abort.abort();
      const second = upload.send();
      expect(await first).to.equal(abort.signal.reason);
      await isTheOnlyFile(store, await second);
    });

    it(`ends what is under way and leaves nothing behind where it is discarded: ${step}`, async () => {
      const {upload} = await start();
      await emulator.fault({...steps[step], delayMs: step === 'create' ? 100 : 10_000});
      const sending = failureOf(upload.send());
      await requestIsThere(steps[step]);
      await upload.discard();
      expect(await sending).to.have.property('name', 'AbortError');
      expect(await files()).to.deep.equal([]);
    });

    it(`waits for the sign-in where the session has ended, and goes on: ${step}`, async () => {
      const {store, upload} = await start();
      const before = step === 'create' ? undefined : (await failAt(upload, 'complete'), await files())[0];
      store.addSignInPrompt();
      await emulator.expireSessions();
      const sending = upload.send();
      await until(() => store.state.status === 'expired');
      await store.client.signIn(demo);
      const uploaded = await sending;
      if (before) expect(uploaded.id).to.equal(before.id);
      await isTheOnlyFile(store, uploaded);
    });
  }

  it('does not upload twice what was lost on the way: the unknown file is deleted, however many there are', async () => {
    const {store, upload} = await start();
    const token = await emulator.tokenOf(demo);
    const blob = {name: 'me.png', content_type: 'image/png'};
    await Promise.all(Array.from({length: 100}, () => emulator.send('POST', 'blobs', token, {blob})));
    await failAt(upload, 'create', {truncate: true});
    const count = async () => {
      const list = (await emulator.send('GET', 'blobs?per_page=1', token)) as {total_entries: number};
      return list.total_entries;
    };
    expect(await count()).to.equal(101);
    const {uid} = await upload.send();
    expect([await count(), await servesPhoto(store.client.getPrivateUrlForUid(uid)!)]).to.deep.equal([
      101,
      true,
    ]);
  });

  it('does without a list where the server has none', async () => {
    const {upload} = await start();
    await failAt(upload, 'create', {truncate: true});
    await emulator.fault({method: 'GET', path: '/blobs', status: 404});
    expect((await upload.send()).size).to.equal(photo.size);
  });

  it('makes no second file before it knows of the first', async () => {
    const {store, upload} = await start();
    await failAt(upload, 'create', {truncate: true});
    await emulator.fault({method: 'GET', path: '/blobs', status: 503, times: 5});
    const error = await failureOf(upload.send());
    expect(isCubeApiError(error) && error.status).to.equal(503);
    expect(await files().catch(() => 'busy')).to.equal('busy');
    await emulator.clearFaults();
    await isTheOnlyFile(store, await upload.send());
  });

  it('replaces a form that has expired, and tells the progress on and on', async () => {
    const {store, upload} = await start();
    await failAt(upload, 'form');
    const [old] = await files();
    await emulator.control('POST', 'clock', {advanceMs: oneHour + 1000});
    await emulator.clearRequests();
    const steps: UploadProgress[] = [];
    const uploaded = await upload.send({onProgress: (progress) => steps.push(progress)});
    expect(await emulator.requestLines()).to.deep.equal([
      `POST ${storage} 403`,
      `DELETE /blobs/${old!.id} 200`,
      'POST /blobs 201',
      `POST ${storage} 201`,
      `PUT /blobs/${uploaded.id}/complete 200`,
    ]);
    const loaded = steps.map((step) => step.loaded);
    expect(loaded).to.deep.equal([...new Set(loaded)].sort((one, next) => one - next));
    await isTheOnlyFile(store, uploaded);
  });

  it('replaces it once, and says what the storage says', async () => {
    const {upload} = await start();
    const body = '<Error><Code>AccessDenied</Code><Message>Policy expired.</Message></Error>';
    const error = await failAt(upload, 'form', {status: 403, body, times: 9});
    expect(isCubeApiError(error) && [error.status, ...error.messages]).to.deep.equal([
      403,
      'AccessDenied',
      'Policy expired.',
    ]);
    expect(await emulator.countRequests(`POST ${storage}`)).to.equal(2);
    expect(await files()).to.have.length(1);
    await upload.discard();
    expect(await files()).to.deep.equal([]);
  });

  it('waits for the sign-in where form and session have both ended', async () => {
    const {store, upload} = await start();
    await failAt(upload, 'form');
    store.addSignInPrompt();
    await emulator.control('POST', 'clock', {advanceMs: 3 * oneHour});
    const sending = upload.send();
    await until(() => store.state.status === 'expired');
    await store.client.signIn(demo);
    await isTheOnlyFile(store, await sending);
  });

  for (const step of ['form', 'complete'] as const) {
    it(`begins anew where the file has been deleted meanwhile: ${step}`, async () => {
      const {store, upload} = await start();
      await failAt(upload, step);
      const [file] = await files();
      await store.client.deleteFile(file!.uid);
      await isTheOnlyFile(store, await upload.send());
    });
  }

  it('finds out that the file is complete already, whatever the storage says', async () => {
    const {store, upload} = await start();
    await failAt(upload, 'form', {truncate: true});
    const [file] = await files();
    await emulator.send('PUT', `blobs/${file!.id}/complete`, await emulator.tokenOf(demo), {
      size: photo.size,
    });
    const uploaded = await upload.send();
    expect(uploaded.id).to.equal(file!.id);
    await isTheOnlyFile(store, uploaded);
  });

  it('sends the content again where the server has none of it', async () => {
    const {store, upload} = await start();
    const body = {errors: {base: ['File has not been uploaded']}};
    const error = await failAt(upload, 'complete', {status: 422, body});
    expect(isCubeApiError(error) && error.messages).to.deep.equal(['File has not been uploaded']);
    await isTheOnlyFile(store, await upload.send());
    expect(await emulator.countRequests(`POST ${storage}`)).to.equal(2);
  });

  it('is aborted at once while it waits for the sign-in, and makes no file after that', async () => {
    const {store, upload} = await start();
    store.addSignInPrompt();
    await emulator.expireSessions();
    const abort = new AbortController();
    const sending = failureOf(upload.send({signal: abort.signal}));
    await until(() => store.state.status === 'expired');
    abort.abort();
    expect(await sending).to.equal(abort.signal.reason);
    await upload.discard();
    await store.client.signIn(demo);
    expect(await files()).to.deep.equal([]);
  });

  it('rejects where nobody asks for the sign-in, and goes on after it', async () => {
    const {store, upload} = await start();
    await failAt(upload, 'complete');
    const [file] = await files();
    await emulator.expireSessions();
    expect(await reasonOf(upload.send())).to.equal('expired');
    await store.client.signIn(demo);
    expect((await upload.send()).id).to.equal(file!.id);
  });

  it('is never another user’s, and is deleted as soon as its own is back', async () => {
    const passTime = stopSteadyClock();
    const {store, upload} = await start();
    await failAt(upload, 'complete');
    await store.client.signOut();
    expect(await reasonOf(upload.send())).to.equal('missing');
    await store.client.signIn(other);
    expect(await reasonOf(upload.send())).to.equal('changed');
    await upload.discard();
    expect(await files()).to.have.length(1);
    await store.client.signIn(demo);
    passTime(oneHour);
    document.body.dispatchEvent(new KeyboardEvent('keydown'));
    await until(async () => (await files()).length === 0, 'the file is deleted');
  });

  for (const step of allSteps) {
    it(`is discarded without a network, and deleted when that is back: ${step}`, async () => {
      const {upload} = await start();
      await failAt(upload, step, {truncate: true});
      expect(await files()).to.have.length(1);
      await emulator.fault({path: '/blobs', reset: true, times: 1000});
      await upload.discard();
      await emulator.clearFaults();
      expect(await files()).to.have.length(1);
      window.dispatchEvent(new Event('online'));
      await until(async () => (await files()).length === 0, 'the file is deleted');
    });
  }

  for (const [status, requests, left] of [
    [403, 1, 1],
    [401, 2, 0],
  ] as const) {
    it(`asks again to delete it only where that may help; status ${status}`, async () => {
      const passTime = stopSteadyClock();
      const {upload} = await start();
      await failAt(upload, 'form');
      await emulator.fault({method: 'DELETE', path: '/blobs', status, body: {errors: ['No']}});
      await upload.discard();
      passTime(oneHour);
      document.body.dispatchEvent(new KeyboardEvent('keydown'));
      await until(async () => (await files()).length === left);
      expect(await emulator.countRequests('DELETE')).to.equal(requests);
    });
  }

  it('rejects where it is discarded at the last moment', async () => {
    const {upload} = await start();
    await upload.send();
    let discarded: Promise<void> | undefined;
    const onProgress = () => void (discarded = upload.discard());
    expect(await failureOf(upload.send({onProgress}))).to.have.property('name', 'AbortError');
    await discarded;
    expect(await files()).to.deep.equal([]);
  });

  it('is discarded without a request where nothing was sent, and also where all has gone well', async () => {
    const {store, upload} = await start();
    const unused = await store.client.createUpload(photo);
    await unused.discard();
    expect(await emulator.requestLines()).to.deep.equal([]);
    await upload.send();
    await Promise.all([upload.discard(), upload.discard()]);
    expect(await files()).to.deep.equal([]);
    expect(await emulator.countRequests('DELETE')).to.equal(1);
    expect(String(await failureOf(upload.send()))).to.equal('CubeError: This upload has been discarded.');
    expect(await files()).to.deep.equal([]);
  });

  it('is under way once at a time', async () => {
    const {store, upload} = await start();
    const first = upload.send();
    expect(String(await failureOf(upload.send()))).to.equal('CubeError: This upload is under way already.');
    await isTheOnlyFile(store, await first);
  });

  it('is of the user who was signed in when it began', async () => {
    const {store} = openStore(emulator.app);
    const ofNobody = await store.client.createUpload(photo);
    await store.client.signIn(demo);
    expect(await reasonOf(ofNobody.send())).to.equal('missing');
    expect(await files()).to.deep.equal([]);
  });

  for (const params of [
    'javascript:alert(1)?policy=S3CRET',
    undefined,
    'https://example.com/?policy=S3CRET%',
  ]) {
    it(`sends nothing to ${params}, and deletes the file that has no form`, async () => {
      const {store} = await openSignedIn(emulator);
      const blob = {id: 1, uid: 'UID', blob_object_access: {params}};
      await emulator.fault({...steps.create, status: 201, body: {blob}});
      const error = await failureOf(store.client.uploadFile(photo));
      expect(isCubeApiError(error)).to.equal(true);
      expect(textsIn(error)).not.to.include('S3CRET');
      expect(await emulator.requestLines()).to.deep.equal(['POST /blobs 201', 'GET /blobs 200']);
    });
  }
});
