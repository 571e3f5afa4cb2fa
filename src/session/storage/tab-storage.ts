import {isSessionRecord} from './session-record.js';
import {storedVersion, type Kept, type StorageTier} from './storage-tier.js';

function parse(text: string): Kept {
  try {
    const {version, writtenAt, record} = JSON.parse(text) as Record<string, unknown>;
    const isReadable = version === storedVersion && typeof writtenAt === 'number';
    if (isReadable && (record === undefined || isSessionRecord(record))) return {writtenAt, record};
  } catch {
    // Said by the answer.
  }
  return {isUnreadable: true};
}

/** Where the storage is blocked, its mere name throws. */
const attempt = <Value>(work: () => Value): Promise<Value> => new Promise((resolve) => resolve(work()));

/**
 * Keeps the session in `sessionStorage`, as long as the tab lives. A remembered sign-in never gets here: this storage
 * is not encrypted.
 * @param isFallback Whether it stands in for another place. Then it also keeps that the user has signed out, for the
 * time when the other place works again and may still hold the session.
 */
export function createTabStorage(key: string, isFallback: boolean): StorageTier {
  const name = `cube-elements:${key}`;
  return {
    name: 'sessionstorage',

    read: () =>
      attempt(() => {
        const text = sessionStorage.getItem(name);
        return text === null ? {} : parse(text);
      }),

    write: (next) =>
      attempt(() => {
        const record = next && {...next, remembered: undefined};
        const kept = {version: storedVersion, writtenAt: Date.now(), record};
        if (record || isFallback) sessionStorage.setItem(name, JSON.stringify(kept));
        else sessionStorage.removeItem(name);
        return true;
      }),

    clear: () => attempt(() => sessionStorage.removeItem(name)),
  };
}
