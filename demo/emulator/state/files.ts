import {randomBytes} from 'node:crypto';

/** A file ("blob") as the emulator keeps it, without its content; times in milliseconds. */
export interface StoredFile {
  readonly id: number;
  /** 36 upper-case hexadecimal digits; also the key of the content. */
  readonly uid: string;
  readonly appId: number;
  /** The user who created it. */
  readonly ownerId: number;
  name: string;
  contentType: string;
  isPublic: boolean;
  /** In bytes; `null` until the upload has been completed. */
  size: number | null;
  readonly createdAt: number;
  updatedAt: number;
  /** `null` until the upload has been completed. */
  completedAt: number | null;
}

/** What a new file is made of. */
export type FileDescription = Pick<StoredFile, 'appId' | 'ownerId' | 'name' | 'contentType' | 'isPublic'>;

/** The files of all apps, found by id, by uid and by owner. */
export class Files {
  readonly #byId = new Map<number, StoredFile>();
  readonly #byUid = new Map<string, StoredFile>();
  readonly #byOwner = new Map<string, Set<StoredFile>>();
  /** The highest file id given out so far. */
  lastId = 0;

  all(): Iterable<StoredFile> {
    return this.#byId.values();
  }

  byId(id: number): StoredFile | undefined {
    return this.#byId.get(id);
  }

  byUid(uid: string): StoredFile | undefined {
    return this.#byUid.get(uid);
  }

  /** The files that a user of an app has created, the oldest first. */
  ofOwner(appId: number, ownerId: number): StoredFile[] {
    return [...(this.#byOwner.get(ownerKey({appId, ownerId})) ?? [])];
  }

  create(description: FileDescription, now: number): StoredFile {
    const file: StoredFile = {
      ...description,
      id: ++this.lastId,
      uid: randomBytes(18).toString('hex').toUpperCase(),
      size: null,
      createdAt: now,
      updatedAt: now,
      completedAt: null,
    };
    this.insert(file);
    return file;
  }

  /** Takes in a file that already has its id. */
  insert(file: StoredFile): void {
    this.#byId.set(file.id, file);
    this.#byUid.set(file.uid, file);
    const key = ownerKey(file);
    const owned = this.#byOwner.get(key);
    if (owned) owned.add(file);
    else this.#byOwner.set(key, new Set([file]));
  }

  remove(file: StoredFile): void {
    this.#byId.delete(file.id);
    this.#byUid.delete(file.uid);
    const key = ownerKey(file);
    const owned = this.#byOwner.get(key);
    owned?.delete(file);
    if (owned?.size === 0) this.#byOwner.delete(key);
  }

  clear(): void {
    this.#byId.clear();
    this.#byUid.clear();
    this.#byOwner.clear();
    this.lastId = 0;
  }
}

function ownerKey({appId, ownerId}: Pick<StoredFile, 'appId' | 'ownerId'>): string {
  return `${appId}/${ownerId}`;
}
