import {spawn, type ChildProcessByStdio} from 'node:child_process';
import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {afterEach} from 'node:test';
import {fileURLToPath} from 'node:url';
import {EmulatorClient} from './client.js';

export type EmulatorProcess = ChildProcessByStdio<null, Readable, Readable>;

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs emulators as people do, from the command line; those still running after a test are killed. */
export class EmulatorProcesses {
  readonly #command: string[];
  readonly #children: EmulatorProcess[] = [];

  /** @param command - what starts the emulator, run by Node in the project's folder; its source by default */
  constructor(...command: string[]) {
    this.#command = command.length > 0 ? command : ['--import', 'tsx', 'demo/emulator/main.ts'];
    afterEach(() => this.#children.splice(0).forEach((child) => child.kill('SIGKILL')));
  }

  run(...args: string[]): EmulatorProcess {
    const child = spawn(process.execPath, [...this.#command, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.push(child);
    return child;
  }

  /** Runs to the end. */
  async finish(...args: string[]): Promise<{code: number | null; output: string; errors: string}> {
    const child = this.run(...args);
    const [output, errors, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    return {code, output, errors};
  }

  /** Runs until it listens. */
  async listen(
    ...args: string[]
  ): Promise<{child: EmulatorProcess; lines: string[]; client: EmulatorClient}> {
    const child = this.run(...args);
    let output = '';
    child.stdout.setEncoding('utf8');
    while (!output.includes('no production server')) {
      const [chunk] = (await once(child.stdout, 'data', {signal: AbortSignal.timeout(30_000)})) as [string];
      output += chunk;
    }
    const lines = output.split('\n');
    const url = lines[0]?.replace('ConnectyCube emulator listening on ', '') ?? '';
    const emulator = {url, port: Number(new URL(url).port), close: () => Promise.resolve()};
    return {child, lines, client: new EmulatorClient(emulator)};
  }
}

/** Sends the signal and resolves to exit code and signal once the process has ended. */
export async function end(child: EmulatorProcess, signal: NodeJS.Signals): Promise<unknown[]> {
  const exit = once(child, 'exit');
  child.kill(signal);
  return exit;
}
