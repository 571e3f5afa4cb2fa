import {readFile} from 'node:fs/promises';
import {helpText, readCommandLine, UsageError, type CommandOptions} from './command-line.js';
import {DEFAULT_HOST, startEmulator, type TlsKeys} from './server.js';
import {STARTING_APP, STARTING_USER} from './world.js';

/**
 * Runs the emulator from a command line, until it is interrupted.
 *
 * @param call - how the program was called, for its help
 */
export async function runCommandLine(call: string, args: string[]): Promise<void> {
  try {
    const command = readCommandLine(args);
    if (command.help) console.log(helpText(call));
    else await run(command.options);
  } catch (error) {
    fail(error);
  }
}

/** Tells what went wrong, and ends with a status that says so. */
export function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function run({tlsFiles, ...options}: CommandOptions): Promise<void> {
  const tls = tlsFiles && (await readTlsKeys(tlsFiles));
  const emulator = await startEmulator({...options, ...(tls ? {tls} : {})}).catch((error: unknown) => {
    throw new Error(explain(error, options), {cause: error});
  });
  console.log(`ConnectyCube emulator listening on ${emulator.url}`);
  console.log(`App id ${STARTING_APP.id}, auth key ${STARTING_APP.authKey}`);
  console.log(`User ${STARTING_USER.login}, password ${STARTING_USER.password}`);
  console.log('For development and tests only: this is no production server.');

  const stop = () => {
    // Requests of its own that still wait for another server would keep the process.
    void emulator
      .close()
      .catch(fail)
      .then(() => process.exit());
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function readTlsKeys(files: {cert: string; key: string}): Promise<TlsKeys> {
  return {cert: await readFile(files.cert, 'utf8'), key: await readFile(files.key, 'utf8')};
}

function explain(error: unknown, {port, host = DEFAULT_HOST}: CommandOptions): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is already in use.`;
  if (typeof code === 'string' && code.startsWith('ERR_OSSL'))
    return `No valid certificate and key in PEM: ${code}.`;
  return error instanceof Error ? error.message : String(error);
}
