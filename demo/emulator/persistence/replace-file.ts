import {randomBytes} from 'node:crypto';
import {open, readdir, rename, rm} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';

const TEMPORARY_SUFFIX = /\.[0-9a-f]{12}\.tmp$/;

/**
 * Writes a file by way of a temporary one, so that a crash leaves the old or the new content, never half of one.
 * Live tokens are in there: it is for the owner's eyes only.
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, {force: true}).catch(() => undefined);
    throw error;
  }
}

/** Removes what a killed process has left of a write to this file. */
export async function removeTemporaryFiles(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await namesIn(folder)) {
    if (isTemporary(name) && name.replace(TEMPORARY_SUFFIX, '') === basename(path))
      await rm(join(folder, name));
  }
}

/** Whether a file of this name is a write that was not finished. */
export function isTemporary(name: string): boolean {
  return TEMPORARY_SUFFIX.test(name);
}

/** What is in a folder; nothing where there is none. */
export function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
}

/** Whether the file system said that there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT');
}

/** Whether the file system failed for this reason. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
