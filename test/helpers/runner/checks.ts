import {spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';
import {add, type Tally} from './tally.js';

/** Runs an npm script as one check: it passes if it ends well. What it prints is shown when it has ended. */
export async function runCheck(script: string): Promise<Tally> {
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
  const [passed, ...printed] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  console.log(`\n— npm run ${script}\n${printed.join('')}${passed ? '✔' : '✖'} ${script}`);
  return {passed: passed ? 1 : 0, failed: passed ? 0 : 1};
}

/** Runs checks one after the other. */
export async function runChecks(scripts: readonly string[]): Promise<Tally> {
  let tally: Tally = {passed: 0, failed: 0};
  for (const script of scripts) tally = add(tally, await runCheck(script));
  return tally;
}
