import type {TestApp} from '../../helpers/emulator.js';
import {createIndexedDb} from '../../../src/session/storage/indexed-db.js';
import type {SessionRecord} from '../../../src/session/storage/session-record.js';

/** What is kept, and how it is changed as another page of the library would do it. */

export const keyOf = ({appId, endpoint}: TestApp): string => `${appId}@${endpoint}`;

/** What IndexedDB keeps of this app, decrypted. */
export async function recordOf(app: TestApp): Promise<SessionRecord | undefined> {
  return (await createIndexedDb(keyOf(app)).read()).record;
}

export async function changeRecord(app: TestApp, changes: Partial<SessionRecord>): Promise<void> {
  const tier = createIndexedDb(keyOf(app));
  const kept = await tier.read();
  if (!kept.record) throw new Error('Nothing is kept.');
  await tier.write({...kept.record, ...changes}, kept);
}

/** The session of `persist: 'tab'`, as text. */
export const tabRecordOf = (app: TestApp): string | null =>
  sessionStorage.getItem(`cube-elements:${keyOf(app)}`);

/** What stands in for IndexedDB where that cannot be used, as text. */
export const fallbackRecordOf = (app: TestApp): string | null =>
  sessionStorage.getItem(`cube-elements:${keyOf(app)} instead of IndexedDB`);
