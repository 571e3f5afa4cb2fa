import {readFile, rename, writeFile} from 'node:fs/promises';
import {isSnapshot, restoreSnapshot, takeSnapshot} from './snapshot.js';
import type {World} from './world.js';

/** A data file that cannot be read or written, told in one line. */
export class DataFileError extends Error {
  override name = 'DataFileError' as const;
}

/** Keeps a world in a file. */
export class DataFile {
  readonly #path: string;
  readonly #world: World;
  #writing: Promise<void> | undefined;
  #isStale = false;

  private constructor(path: string, world: World) {
    this.#path = path;
    this.#world = world;
  }

  /** Fills the world from the file if there is one, and proves that the file can be written. */
  static async open(path: string, world: World): Promise<DataFile> {
    const file = new DataFile(path, world);
    await file.#read();
    await file.save();
    return file;
  }

  /** Writes the world as it is now. Calls during a write are answered by one further write. */
  save(): Promise<void> {
    this.#isStale = true;
    return (this.#writing ??= this.#writeWhileStale());
  }

  /** The same between requests, where a failure is told but stops nothing; the next save tries again. */
  saveInBackground(): void {
    this.save().catch((error: unknown) => {
      process.emitWarning(messageOf(error));
    });
  }

  async #read(): Promise<void> {
    const text = await readFile(this.#path, 'utf8').catch((cause: unknown) => {
      if (isMissing(cause)) return undefined;
      throw new DataFileError(`Cannot read the data file ${this.#path}: ${messageOf(cause)}`, {cause});
    });
    if (text === undefined) return;
    restoreSnapshot(this.#world, this.#decode(text));
  }

  #decode(text: string) {
    let snapshot: unknown;
    try {
      snapshot = JSON.parse(text);
    } catch (cause) {
      throw new DataFileError(`The data file ${this.#path} is corrupt: it is not valid JSON.`, {cause});
    }
    if (isSnapshot(snapshot)) return snapshot;
    throw new DataFileError(
      `The data file ${this.#path} is corrupt: it holds no emulator data of version 1.`,
    );
  }

  async #writeWhileStale(): Promise<void> {
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await this.#write(JSON.stringify(takeSnapshot(this.#world)));
      }
    } finally {
      this.#writing = undefined;
    }
  }

  /** By way of a temporary file, so that a crash leaves the old or the new content, never half of one. */
  async #write(text: string): Promise<void> {
    const temporary = `${this.#path}.${process.pid}.tmp`;
    try {
      // Live tokens are in there: for the owner's eyes only.
      await writeFile(temporary, text, {mode: 0o600});
      await rename(temporary, this.#path);
    } catch (cause) {
      throw new DataFileError(`Cannot write the data file ${this.#path}: ${messageOf(cause)}`, {cause});
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
