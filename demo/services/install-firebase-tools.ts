import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {cp, mkdir, mkdtemp, readdir, readFile, rename, rm} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';

const source = resolve('test/firebase');
const cache = resolve('node_modules/.cache/firebase-tools');

const lockFile = 'package-lock.json';
const files = ['package.json', lockFile, '.npmrc'];

let installing: Promise<string> | undefined;

/**
 * Installs Firebase's tools beside this project, unless that was done: 240 MB, which nothing but its auth emulator
 * needs. Resolves to their folder.
 */
export function installFirebaseTools(): Promise<string> {
  installing ??= install().catch((error: unknown) => {
    installing = undefined;
    throw error;
  });
  return installing;
}

/** The folder has its name only once it is complete: neither a half of it is ever used, nor does another process disturb. */
async function install(): Promise<string> {
  const lock = await readFile(join(source, lockFile));
  const folder = join(cache, createHash('sha256').update(lock).digest('hex').slice(0, 16));
  if (!existsSync(folder)) {
    await mkdir(cache, {recursive: true});
    await removeLeftovers();
    const unfinished = await mkdtemp(join(cache, `unfinished-${process.pid}-`));
    try {
      for (const name of files) await cp(join(source, name), join(unfinished, name));
      await runNpm(unfinished);
      await rename(unfinished, folder).catch((error: unknown) => {
        if (!existsSync(folder)) throw error;
      });
    } finally {
      await rm(unfinished, {recursive: true, force: true});
    }
  }
  return join(folder, 'node_modules/firebase-tools');
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** What processes have left behind that were ended in the middle. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(cache)) {
    const [, pid] = /^unfinished-(\d+)-/.exec(name) ?? [];
    if (pid && !isRunning(Number(pid))) await rm(join(cache, name), {recursive: true, force: true});
  }
}

async function runNpm(cwd: string): Promise<void> {
  const parameters = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  try {
    await promisify(execFile)('npm', parameters, {cwd, shell: process.platform === 'win32'});
  } catch (error) {
    const {stderr} = error as {stderr?: string};
    throw new Error(`Firebase's tools could not be installed: ${stderr ?? String(error)}`, {cause: error});
  }
}
