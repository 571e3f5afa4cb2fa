import {parseArgs} from 'node:util';
import {MADE_UP_PASSWORD} from './accounts/made-up-users.js';
import {DEFAULT_HOST} from './server.js';

/** A command line that makes no sense, told in one line. */
export class UsageError extends Error {
  override name = 'UsageError' as const;
}

/** What the command line asks for. */
export type Command = {help: true} | {help: false; options: CommandOptions};

/** Where the emulator is to listen, and with which files. */
export interface CommandOptions {
  port: number;
  host?: string;
  dataFile?: string;
  tlsFiles?: {cert: string; key: string};
}

const DEFAULT_PORT = 4500;

/** @param call - how the program was called, such as `npx cube-elements emulator` */
export const helpText = (call: string) => `Usage: ${call} [options]

Runs a ConnectyCube-compatible server for development and tests.

  --port NUMBER  port to listen on; 0 picks a free one (default ${DEFAULT_PORT})
  --host NAME    address to listen on (default ${DEFAULT_HOST})
  --data FILE    keep the data over a restart
  --cert FILE    listen by https, with this certificate in PEM; needs --key
  --key FILE     the certificate's private key in PEM
  --help         show this text

Made-up users (POST /_emulator/users) sign in with "${MADE_UP_PASSWORD}".`;

/** Reads the arguments after the program's name. */
export function readCommandLine(args: string[]): Command {
  const {port, host, data, cert, key, help} = parse(args);
  if (help) return {help: true};
  if ((cert === undefined) !== (key === undefined)) throw new UsageError('--cert and --key go together.');
  return {
    help: false,
    options: {
      port: port === undefined ? DEFAULT_PORT : readPort(port),
      ...(host === undefined ? {} : {host: readNonEmpty('--host', host)}),
      ...(data === undefined ? {} : {dataFile: readNonEmpty('--data', data)}),
      ...(cert === undefined || key === undefined
        ? {}
        : {tlsFiles: {cert: readNonEmpty('--cert', cert), key: readNonEmpty('--key', key)}}),
    },
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: {type: 'string'},
        host: {type: 'string'},
        data: {type: 'string'},
        cert: {type: 'string'},
        key: {type: 'string'},
        help: {type: 'boolean'},
      },
    }).values;
  } catch (cause) {
    const [firstLine = ''] = (cause as Error).message.split('\n');
    throw new UsageError(firstLine, {cause});
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port must be a number from 0 to 65535, not "${text}".`);
}

function readNonEmpty(option: string, text: string): string {
  if (text.trim() !== '') return text;
  throw new UsageError(`${option} must not be empty.`);
}
