import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join} from 'node:path';
import {contentSecurityPolicy} from '../../../demo/content-security-policy.js';
import {fillIn} from '../../../demo/services/fill-in.js';
import type {Services} from '../../../demo/services/start-services.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

export interface DemoServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a build of the demo as `npm start` serves its sources: under the same policy, with these services. */
export async function startDemoServer(
  folder: string,
  emulatorUrl: string,
  services: Services,
): Promise<DemoServer> {
  const policy = contentSecurityPolicy(emulatorUrl, services.connectUrls);
  const server = createServer((request, response) => {
    if (services.answer(request, response)) return;
    const path = (request.url ?? '/').replace(/\?.*/, '').replace(/\/$/, '/index.html');
    if (path === '/index.html') {
      response.writeHead(302, {Location: '/demo/'}).end();
      return;
    }
    readFile(join(folder, path)).then(
      (content) => {
        const type = types[extname(path)];
        response.writeHead(200, {
          'Content-Security-Policy': policy,
          ...(type && {'Content-Type': `${type}; charset=utf-8`}),
        });
        response.end(
          type === types['.html'] ? fillIn(String(content), services.placeholders, path) : content,
        );
      },
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
