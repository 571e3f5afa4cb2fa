import {execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

const script = 'dist/cdn/cube-elements.js';

/** A page of a site that has nothing of ours but the script-tag file. */
export interface Embed {
  /** What stands in the page's body. */
  readonly body: string;
  /** The site's own style sheet. */
  readonly theme?: string;
}

export interface EmbedServer {
  readonly url: string;
  /** What the page is from now on. */
  embed: Embed;
  close(): Promise<void>;
}

const toPage = ({body, theme}: Embed) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>A site</title>
    ${theme === undefined ? '' : '<link rel="stylesheet" href="/theme.css" />'}
    <script type="module" src="/cube-elements.js"></script>
  </head>
  <body>${body}</body>
</html>`;

/** Serves such a page under the strictest policy that allows it to reach the API. */
export async function startEmbedServer(apiUrl: string): Promise<EmbedServer> {
  if (!existsSync(script)) {
    execFileSync('npm', ['run', '--silent', 'build'], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  }
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${apiUrl}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
  const cubeElements = await readFile(script);
  const state = {embed: {body: ''} as Embed};
  const server = createServer(({url}, response) => {
    if (url === '/cube-elements.js') {
      response.writeHead(200, {'Content-Type': 'text/javascript; charset=utf-8'}).end(cubeElements);
    } else if (url === '/theme.css') {
      response.writeHead(200, {'Content-Type': 'text/css; charset=utf-8'}).end(state.embed.theme);
    } else if (url === '/') {
      response
        .writeHead(200, {'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy})
        .end(toPage(state.embed));
    } else {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    get embed() {
      return state.embed;
    },
    set embed(embed) {
      state.embed = embed;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
