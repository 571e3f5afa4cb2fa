import {HELP, readCommandLine, UsageError} from './command-line.js';
import {startEmulator, type EmulatorOptions} from './server.js';
import {STARTING_APP, STARTING_USER} from './world.js';

try {
  const command = readCommandLine(process.argv.slice(2));
  if (command.help) console.log(HELP);
  else await run(command.options);
} catch (error) {
  fail(error);
}

async function run(options: EmulatorOptions): Promise<void> {
  const emulator = await startEmulator(options).catch((error: unknown) => {
    throw new Error(explain(error, options), {cause: error});
  });
  console.log(`ConnectyCube emulator listening on ${emulator.url}`);
  console.log(`App id ${STARTING_APP.id}, auth key ${STARTING_APP.authKey}`);
  console.log(`User ${STARTING_USER.login}, password ${STARTING_USER.password}`);
  console.log('For development and tests only: this is no production server.');

  const stop = () => {
    emulator.close().catch(fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function explain(error: unknown, {port, host = '127.0.0.1'}: EmulatorOptions): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port ?? 0} on ${host} is already in use.`;
  return error instanceof Error ? error.message : String(error);
}
