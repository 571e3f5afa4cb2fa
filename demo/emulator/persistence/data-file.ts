import {readFile, realpath, stat} from 'node:fs/promises';
import {isJsonObject} from '../json.js';
import {World} from '../world.js';
import {FileContent} from './file-content.js';
import {isMissing, removeTemporaryFiles, replaceFile} from './replace-file.js';
import {isSnapshot} from './snapshot-checks.js';
import {restoreSnapshot, SNAPSHOT_VERSION, takeSnapshot} from './snapshot.js';

/** How long a change that may be lost waits for others, at least. */
const PAUSE_MS = 1000;

/** Such changes take a tenth of the time at most, however large the data. */
const PAUSES_PER_WRITE = 9;

/** A data file that cannot be read or written, told in one line. */
export class DataFileError extends Error {
  override name = 'DataFileError' as const;
}

/** Keeps a world in a file, and the content of its files in a folder beside it. */
export class DataFile {
  readonly world: World;
  readonly #path: string;
  readonly #content: FileContent;
  /** What the file holds. */
  #written: string | undefined;
  /** What the file system says of the file as this emulator left it. */
  #mark: string | undefined;
  /** The latest write, started or waiting; it never rejects. */
  #last: Promise<void> = Promise.resolve();
  /** The write that has not started yet. */
  #next: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pause = PAUSE_MS;
  #isFailing = false;
  #isClosed = false;

  private constructor(path: string) {
    this.#path = path;
    this.#content = new FileContent(`${path}.files`);
    this.world = new World(this.#content);
  }

  /** Fills a world from the file if there is one, and proves that the file can be written. */
  static async open(path: string): Promise<DataFile> {
    // Replacing a link would leave the file behind it as it was.
    const file = new DataFile(await realpath(path).catch(() => path));
    await file.#read();
    await file.#tidy();
    await file.#write();
    return file;
  }

  /** Resolves once the world as it is now has been written; where that fails, a warning is given and it is tried again. */
  async save(): Promise<void> {
    if (this.#isClosed) return;
    try {
      await this.#write();
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) process.emitWarning(messageOf(error));
      this.#isFailing = true;
      this.saveSoon();
    }
  }

  /** The same, within about a second, or later where writing takes long. */
  saveSoon(): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => void this.save(), this.#pause).unref();
  }

  /** Saves for the last time: whoever is still at work after this writes over nobody's file. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#write();
  }

  async #read(): Promise<void> {
    this.#mark = await markOf(this.#path).catch(() => undefined);
    const text = await readFile(this.#path, 'utf8').catch((cause: unknown) => {
      if (isMissing(cause)) return undefined;
      throw new DataFileError(`Cannot read the data file ${this.#path}: ${messageOf(cause)}`, {cause});
    });
    if (text === undefined) return;
    restoreSnapshot(this.world, this.#decode(text));
  }

  #decode(text: string) {
    let snapshot: unknown;
    try {
      snapshot = JSON.parse(text);
    } catch (cause) {
      throw new DataFileError(`The data file ${this.#path} is corrupt: it is not valid JSON.`, {cause});
    }
    if (isSnapshot(snapshot)) return snapshot;
    throw new DataFileError(`The data file ${this.#path} ${complaintOf(snapshot)}`);
  }

  /** Removes what a killed process has left behind. */
  async #tidy(): Promise<void> {
    try {
      await removeTemporaryFiles(this.#path);
      await this.#content.discardOrphans((uid) => this.world.files.byUid(uid) !== undefined);
    } catch (cause) {
      throw new DataFileError(`Cannot tidy up beside the data file ${this.#path}: ${messageOf(cause)}`, {
        cause,
      });
    }
  }

  /** Calls during a write are answered by one further write. */
  #write(): Promise<void> {
    if (!this.#next) {
      this.#next = this.#last.then(() => {
        this.#next = undefined;
        return this.#writeNow();
      });
      this.#last = this.#next.catch(() => undefined);
    }
    return this.#next;
  }

  /** Two emulators on one file would take turns in losing each other's changes. */
  async #refuseForeignWrites(): Promise<void> {
    const mark = await markOf(this.#path);
    if (mark === undefined || mark === this.#mark) return;
    throw new Error('another program writes to it, maybe a second emulator');
  }

  async #writeNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const removed = this.#content.removed();
    const start = performance.now();
    const text = JSON.stringify(takeSnapshot(this.world));
    try {
      if (text !== this.#written) {
        await this.#refuseForeignWrites();
        await replaceFile(this.#path, text);
        this.#mark = await markOf(this.#path);
      }
      this.#written = text;
      await this.#content.discard(removed);
      this.#pause = Math.max(PAUSE_MS, (performance.now() - start) * PAUSES_PER_WRITE);
    } catch (cause) {
      throw new DataFileError(`Cannot write the data file ${this.#path}: ${messageOf(cause)}`, {cause});
    }
  }
}

/** Tells one version of a file from the next; `undefined` where there is none. */
async function markOf(path: string): Promise<string | undefined> {
  try {
    const {ino, mtimeNs, size} = await stat(path, {bigint: true});
    return `${ino} ${mtimeNs} ${size}`;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function complaintOf(snapshot: unknown): string {
  const version = isJsonObject(snapshot) ? snapshot['version'] : undefined;
  return typeof version === 'number' && version > SNAPSHOT_VERSION
    ? `is of version ${version}, from a newer emulator; this one reads version ${SNAPSHOT_VERSION}.`
    : `is corrupt: it holds no emulator data of version ${SNAPSHOT_VERSION}.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
