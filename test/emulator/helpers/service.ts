import {once} from 'node:events';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';

/** Another server, which the emulator asks. */
export interface Service {
  url: string;
  close(): Promise<void>;
}

/** A request that a service has received. */
export interface ReceivedRequest {
  method: string | undefined;
  query: Record<string, string>;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

export async function startService(listener: RequestListener): Promise<Service> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A service that answers with JSON, or with text that is sent as it is, and remembers what it was asked. */
export class AnsweringService {
  readonly received: ReceivedRequest[] = [];
  answer: {status: number; body: unknown; headers?: Record<string, string>} = {status: 200, body: {}};
  #service: Service | undefined;

  static async start(): Promise<AnsweringService> {
    const service = new AnsweringService();
    service.#service = await startService((request, response) => {
      void text(request).then((body) => {
        const query = Object.fromEntries(new URL(request.url ?? '/', 'http://service').searchParams);
        service.received.push({method: request.method, query, headers: request.headers, body});
        const {status, body: answer, headers} = service.answer;
        response.writeHead(status, {'Content-Type': 'application/json', ...headers});
        response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
      });
    });
    return service;
  }

  get url(): string {
    return this.#service?.url ?? '';
  }

  close(): Promise<void> | undefined {
    return this.#service?.close();
  }
}
