import type {SessionRecord} from './session-record.js';
import type {StorageTier} from './storage-tier.js';

/** Keeps the session until the page is left. */
export function createMemory(): StorageTier {
  let record: SessionRecord | undefined;
  return {
    name: 'memory',
    read: () => Promise.resolve({record}),
    write: (next) => {
      record = next;
      return Promise.resolve(true);
    },
    clear: () => {
      record = undefined;
      return Promise.resolve();
    },
  };
}
