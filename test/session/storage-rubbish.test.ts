import {expect} from '@open-wc/testing';
import {useEmulator} from '../helpers/emulator.js';
import {demo, openStore} from '../helpers/stores.js';
import {createIndexedDb} from '../../src/session/storage/indexed-db.js';
import type {SessionRecord} from '../../src/session/storage/session-record.js';
import {keyOf, tabRecordOf} from './helpers/kept.js';
import {rawGet, rawSet} from './helpers/raw-database.js';

const dropped = 'The stored session is corrupt or of another version. It was dropped.';

describe('rubbish in the storage', () => {
  const emulator = useEmulator();

  const user = {id: 1, tags: []};
  const good = {user, token: 'TOKEN', endsAt: 1, usedAt: 1};
  const envelopes: [name: string, value: unknown][] = [
    ['null', null],
    ['a text', 'text'],
    ['a number', 17],
    ['a list', []],
    ['an empty object', {}],
    ['a date', new Date(0)],
    ['bytes', new ArrayBuffer(40)],
    ['the record of an older version', {version: 1, user, token: 'TOKEN', endsAt: 9e15}],
    ['one of a later version', {version: 3, stamp: 'x', record: {...good, endsAt: 9e15}}],
    ['a stamp that is an object', {version: 2, stamp: {}, sealed: 'text'}],
    ['a stamp that is a list of itself', {version: 2, stamp: [{}], record: {...good, token: 5}}],
    ['nothing sealed', {version: 2, stamp: 'x'}],
    ['something else sealed', {version: 2, stamp: 'x', sealed: 'text'}],
    ['an empty seal', {version: 2, stamp: 'x', sealed: {}}],
    [
      'a seal of no bytes',
      {version: 2, stamp: 'x', sealed: {iv: new Uint8Array(12), data: new ArrayBuffer(0)}},
    ],
    ['a seal with a bad vector', {version: 2, stamp: 'x', sealed: {iv: 'iv', data: new ArrayBuffer(40)}}],
    ['a made-up seal', {version: 2, stamp: 'x', sealed: {iv: new Uint8Array(12), data: new ArrayBuffer(80)}}],
  ];
  for (const [name, value] of envelopes) {
    it(`is dropped, and the developer told: ${name}`, async () => {
      await rawSet(keyOf(emulator.app), value);
      const {store, complaints} = openStore(emulator.app);
      await store.start();
      expect(store.state.status).to.equal('anonymous');
      expect(complaints()).to.deep.equal([dropped]);
      expect(await rawGet(keyOf(emulator.app))).to.equal(undefined);
      await store.client.signIn(demo);
      expect(store.storageTier).to.equal('indexeddb');
      expect(complaints()).to.have.length(1);
    });
  }

  const records: [name: string, record: unknown][] = [
    ['no user', {...good, user: undefined}],
    ['a user without an id', {...good, user: {tags: []}}],
    ['a user whose id is text', {...good, user: {id: '1', tags: []}}],
    ['a user without tags', {...good, user: {id: 1}}],
    ['an empty token', {...good, token: ''}],
    ['a token that is a number', {...good, token: 5}],
    ['a token that is null', {...good, token: null}],
    ['an end that is text', {...good, endsAt: 'soon'}],
    ['no last use', {...good, usedAt: undefined}],
    ['a remembered sign-in that is text', {...good, remembered: 'x'}],
    ['a remembered sign-in without credentials', {...good, remembered: {until: 1}}],
    ['a remembered sign-in without an end', {...good, remembered: {credentials: {}}}],
  ];
  for (const [name, record] of records) {
    it(`is dropped although it was sealed here: ${name}`, async () => {
      const tier = createIndexedDb(keyOf(emulator.app));
      await tier.write(record as SessionRecord, {});
      const {store, complaints} = openStore(emulator.app);
      await store.start();
      expect(store.state.status).to.equal('anonymous');
      expect(complaints()).to.deep.equal([dropped]);
      expect(await rawGet(keyOf(emulator.app))).to.equal(undefined);
    });
  }

  const texts = [
    '',
    'text',
    'null',
    '[]',
    '{"version":2',
    '{"version":2}',
    JSON.stringify({version: 1, writtenAt: 1, record: good}),
    JSON.stringify({version: 2, record: good}),
    JSON.stringify({version: 2, writtenAt: 1, record: {...good, token: ''}}),
  ];
  for (const text of texts) {
    it(`is dropped in sessionStorage, and the developer told: ${JSON.stringify(text)}`, async () => {
      sessionStorage.setItem(`cube-elements:${keyOf(emulator.app)}`, text);
      const {store, complaints} = openStore(emulator.app, {persist: 'tab'});
      await store.start();
      expect(store.state.status).to.equal('anonymous');
      expect(complaints()).to.deep.equal([dropped]);
      expect(tabRecordOf(emulator.app)).to.equal(null);
      await store.client.signIn(demo);
      expect(store.storageTier).to.equal('sessionstorage');
    });
  }
});
