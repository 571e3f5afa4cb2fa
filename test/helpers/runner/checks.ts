import {spawnSync} from 'node:child_process';
import type {Tally} from './tally.js';

/** Runs an npm script as one check: it passes if it ends well. */
export function runCheck(script: string): Tally {
  console.log(`\n— npm run ${script}`);
  const {status} = spawnSync('npm', ['run', '--silent', script], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const passed = status === 0;
  console.log(passed ? `✔ ${script}` : `✖ ${script}`);
  return {passed: passed ? 1 : 0, failed: passed ? 0 : 1};
}
