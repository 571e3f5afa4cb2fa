import {mkdir, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {ContentStore} from '../state/content.js';
import {hasCode, isMissing, isTemporary, namesIn, replaceFile} from './replace-file.js';

/** The names this folder gives out; anything else in it belongs to somebody else. */
const UID = /^[0-9A-F]{36}$/;

/**
 * Content in a folder, a file each, so that it is not written again with every save of the data file.
 *
 * What is removed stays on the disk until the data file no longer mentions it: were the process killed in between,
 * the data would otherwise speak of content that is gone.
 */
export class FileContent implements ContentStore {
  readonly #folder: string;
  readonly #removed = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(uid: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
    await mkdir(this.#folder, {mode: 0o700}).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
    await replaceFile(join(this.#folder, uid), content);
    this.#removed.delete(uid);
  }

  async read(uid: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (this.#removed.has(uid) || !UID.test(uid)) return undefined;
    return readFile(join(this.#folder, uid)).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
  }

  remove(uid: string): Promise<void> {
    this.#removed.add(uid);
    return Promise.resolve();
  }

  async clear(): Promise<void> {
    for (const uid of await this.#uids()) this.#removed.add(uid);
  }

  /** What has been removed and is still on the disk. */
  removed(): readonly string[] {
    return [...this.#removed];
  }

  /** Takes removed content off the disk. */
  async discard(uids: readonly string[]): Promise<void> {
    for (const uid of uids) {
      // Off before the wait, so that a removal meanwhile is noted anew.
      this.#removed.delete(uid);
      await rm(join(this.#folder, uid), {force: true}).catch((error: unknown) => {
        this.#removed.add(uid);
        throw error;
      });
    }
  }

  /** Takes off the disk what no file of the data has, and what a killed process has left half-written. */
  async discardOrphans(isKnown: (uid: string) => boolean): Promise<void> {
    await this.discard((await this.#uids()).filter((uid) => !isKnown(uid)));
    for (const name of await namesIn(this.#folder)) {
      if (isTemporary(name)) await rm(join(this.#folder, name));
    }
  }

  async #uids(): Promise<string[]> {
    return (await namesIn(this.#folder)).filter((name) => UID.test(name));
  }
}
