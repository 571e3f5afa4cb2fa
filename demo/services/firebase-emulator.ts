import {fork} from 'node:child_process';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import {resolve} from 'node:path';
import {installFirebaseTools} from './install-firebase-tools.js';

export {installFirebaseTools};

const program = resolve('test/firebase/auth-emulator.mjs');

/** The one project that it knows, whatever API key it is asked with. */
const projectId = 'demo-cube';

/** Firebase's own auth emulator. */
export interface FirebaseEmulator {
  /** For `firebase-emulator`, or the SDK's `connectAuthEmulator`. */
  readonly url: string;
  readonly projectId: string;
  close(): Promise<void>;
}

/**
 * Starts Firebase's own auth emulator, as a process that ends with this one. Needs no network once its package is
 * installed, which is done when it is first started.
 * @param options `port`: @default 0 a free one
 */
export async function startFirebaseEmulator({port = 0} = {}): Promise<FirebaseEmulator> {
  const folder = await installFirebaseTools();
  // In a folder of no importance, where it may leave its logs.
  const child = fork(program, [folder, projectId, String(port)], {
    cwd: tmpdir(),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2000);
  });
  const ended = once(child, 'exit');
  const failed = ended.then(() => {
    throw new Error(`Firebase's emulator did not start: ${complaints}`);
  });
  const [{url}] = (await Promise.race([once(child, 'message'), failed])) as [{url: string}];
  failed.catch(() => undefined);
  return {
    url,
    projectId,
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
