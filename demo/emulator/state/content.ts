/** Where the content of uploaded files is kept, by their uid. */
export interface ContentStore {
  write(uid: string, content: Uint8Array<ArrayBuffer>): Promise<void>;
  read(uid: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  remove(uid: string): Promise<void>;
  clear(): Promise<void>;
}

/** Content that lives as long as the process. */
export class MemoryContent implements ContentStore {
  readonly #byUid = new Map<string, Uint8Array<ArrayBuffer>>();

  write(uid: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#byUid.set(uid, content);
    return Promise.resolve();
  }

  read(uid: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return Promise.resolve(this.#byUid.get(uid));
  }

  remove(uid: string): Promise<void> {
    this.#byUid.delete(uid);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.#byUid.clear();
    return Promise.resolve();
  }
}
