import {once} from 'node:events';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/** How the backend answers. */
export interface HostAnswer {
  /** @default 200 */
  readonly status?: number;
  /** Sent as it is if it is a text, else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Cuts the connection instead. */
  readonly reset?: boolean;
}

/** What the backend was asked. */
export interface HostRequest {
  readonly method: string;
  readonly cookie: string;
}

/** The host's own backend, on another origin of the same site: it hands out sessions by the host's cookies. */
export class HostBackend {
  readonly requests: HostRequest[] = [];
  answer: HostAnswer = {status: 204};
  readonly #server: Server = createServer((request, response) => this.#respond(request, response));

  /** Resolves to its URL. */
  async start(): Promise<string> {
    this.#server.listen(0, 'localhost');
    await once(this.#server, 'listening');
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/session-of-the-host`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #respond({method = '', headers, socket}: IncomingMessage, response: ServerResponse): void {
    this.requests.push({method, cookie: headers.cookie ?? ''});
    const {status = 200, body = '', headers: extraHeaders, reset} = this.answer;
    if (reset) {
      socket.resetAndDestroy();
      return;
    }
    response.writeHead(status, {
      'Access-Control-Allow-Origin': headers.origin ?? '*',
      'Access-Control-Allow-Credentials': 'true',
      ...extraHeaders,
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }
}
