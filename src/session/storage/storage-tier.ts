import type {SessionRecord} from './session-record.js';

/**
 * Where the session is kept: shared by all tabs and over visits (`indexeddb`), as long as the tab lives
 * (`sessionstorage`), or only until the page is left (`memory`).
 */
export type StorageTierName = 'indexeddb' | 'sessionstorage' | 'memory';

/** What a tier holds. */
export interface Kept {
  /** Different after every write. */
  readonly stamp?: string | undefined;
  /** When it was written, in milliseconds of this machine's clock. */
  readonly writtenAt?: number | undefined;
  readonly record?: SessionRecord | undefined;
  /** Something is there that is no record of this version of the library. */
  readonly isUnreadable?: boolean;
}

/** One place where a session can be kept. Its methods reject, or throw, where that place cannot be used. */
export interface StorageTier {
  readonly name: StorageTierName;
  read(): Promise<Kept>;
  /**
   * Writes the record, or deletes it where there is none to write.
   * @param seen What `read` gave. Where another tab has written since, nothing is written.
   * @param isWanted Asked at the last moment whether the write still is.
   * @returns whether it was written.
   */
  write(record: SessionRecord | undefined, seen: Kept, isWanted?: () => boolean): Promise<boolean>;
  /** Removes every trace. */
  clear(): Promise<void>;
}

/** Version of what is stored. Anything else is dropped. */
export const storedVersion = 2;
