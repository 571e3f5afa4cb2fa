import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {build, type Rolldown} from 'vite';
import {workerFile} from '../../../vite.config.js';

const toPolicy = (connections: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `connect-src ${connections}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html cube-elements',
  ].join('; ');

export interface BenchPage {
  readonly url: string;
  close(): void;
}

/**
 * Builds a page's script as an app would, and serves it on an otherwise empty page with a strict policy.
 * @param connections Where the page may send requests to.
 */
export async function serveBenchPage(script: string, connections = "'none'"): Promise<BenchPage> {
  const [built] = (await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [workerFile()],
    define: {'process.env.NODE_ENV': '"production"'},
    build: {
      write: false,
      target: 'es2022',
      lib: {entry: {page: script}, formats: ['es']},
      rolldownOptions: {output: {minify: true}},
    },
  })) as Rolldown.RolldownOutput[];
  const files = new Map(
    built?.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
  const server = createServer(({url = '/'}, response) => {
    const file = files.get(url);
    response.writeHead(file || url === '/' ? 200 : 404, {
      'Content-Security-Policy': toPolicy(connections),
      'Content-Type': file ? 'text/javascript' : 'text/html',
    });
    response.end(file ?? '<!doctype html><title>Bench</title><script type="module" src="/page.js"></script>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
