import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {openDemoBuild} from './demo-build.js';

/** What stands in the body of each page, by its path. `%APP%` are the attributes that name the app. */
const bodies: Readonly<Record<string, string>> = {
  '/': '<cube-session %APP%></cube-session>',
  '/login': '<cube-session %APP%><cube-login></cube-login></cube-session>',
  '/keep-alive-off': '<cube-session %APP% keep-alive="off"></cube-session>',
};

/** A page of the same origin that has nothing of ours. */
const elsewhere = '<p>Elsewhere</p>';

const toPage = (body: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A site</title>
    <link rel="icon" href="data:," />
    ${body === elsewhere ? '' : '<script type="module" src="/cube-elements.js"></script>'}
  </head>
  <body>${body}</body>
</html>`;

const toPolicy = (apiUrl: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    `connect-src ${apiUrl}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html cube-elements',
  ].join('; ');

export interface TabServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves pages with a session, and little else, under the strictest policy that lets them reach the API. */
export async function startTabServer(apiUrl: string): Promise<TabServer> {
  const build = await openDemoBuild();
  const app = `app-id="1" auth-key="emulator-auth-key" endpoint="${apiUrl}"`;
  const server = createServer(({url = '/'}, response) => {
    if (url.endsWith('.js')) {
      readFile(join(build.folder, url)).then(
        (script) => response.writeHead(200, {'Content-Type': 'text/javascript; charset=utf-8'}).end(script),
        () => response.writeHead(404).end(),
      );
      return;
    }
    response.setHeader('Content-Security-Policy', toPolicy(apiUrl));
    response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8'});
    response.end(toPage((bodies[url] ?? elsewhere).replace('%APP%', app)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await build.remove();
    },
  };
}
