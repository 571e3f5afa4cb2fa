import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {getRequestListener, RequestError} from '@hono/node-server';
import {createApplication} from './application.js';
import {answerClientError} from './client-errors.js';
import {DataFile} from './persistence/data-file.js';
import {internalProblem, malformedRequest} from './problems.js';
import {World} from './world.js';

/** Where an emulator listens unless told otherwise: only this machine reaches it. */
export const DEFAULT_HOST = '127.0.0.1';

/** Where the emulator listens, and what it keeps. */
export interface EmulatorOptions {
  /** @default 0, which picks a free port */
  port?: number;
  /** @default '127.0.0.1', which only this machine reaches */
  host?: string;
  /** A file that keeps the data over a restart. */
  dataFile?: string;
  /** Listens by https instead of http, as SDKs before 6.0 want it. */
  tls?: TlsKeys;
}

/** A certificate and its private key, both in PEM. */
export interface TlsKeys {
  cert: string;
  key: string;
}

/** A running emulator. */
export interface Emulator {
  url: string;
  port: number;
  /** Ends every connection at once and frees the port. */
  close(): Promise<void>;
}

/** Starts an emulator in this process; several may run side by side. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const {port = 0, host = DEFAULT_HOST, dataFile: path, tls} = options;
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) =>
    void opening.then(({handle}) => handle(incoming, outgoing));
  const server = tls ? createSecureServer(tls, listener) : createServer(listener);
  server.on('clientError', answerClientError);
  const listeningPort = await listen(server, port, host);
  // Only now, because the emulator that has the port already may have the file too.
  const opening = open(path);
  const {dataFile} = await opening.catch(async (error: unknown) => {
    await stop(server);
    throw error;
  });
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${listeningPort}`,
    port: listeningPort,
    close: async () => {
      await stop(server);
      await dataFile?.close();
    },
  };
}

/** The world of a data file, or a new one, and what answers requests about it. */
async function open(path: string | undefined) {
  const dataFile = path === undefined ? undefined : await DataFile.open(path);
  const application = createApplication(dataFile?.world ?? new World(), dataFile);
  const handle = getRequestListener(application.fetch, {
    overrideGlobalObjects: false,
    errorHandler: answerUnroutable,
  });
  return {dataFile, handle};
}

/** What fails before the application sees it: a request line or Host header that is no URL. */
function answerUnroutable(error: unknown): Response {
  const {status, errors} =
    error instanceof RequestError ? malformedRequest() : internalProblem(error as Error);
  return Response.json({errors}, {status, headers: {'Access-Control-Allow-Origin': '*'}});
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      // Such as too many open files: one connection is lost, and the next may work.
      server.on('error', (error) => process.emitWarning(error));
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
