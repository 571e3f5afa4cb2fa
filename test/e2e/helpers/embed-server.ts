import {execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** The script-tag file, and what it loads. */
const scriptTagFolder = 'dist/cdn';

const usualHead = '<script type="module" src="/cube-elements.js"></script>';

/** A page of a site that has nothing of ours but the script-tag file. */
export interface Embed {
  /** What stands in the page's body. */
  readonly body: string;
  /** What stands in the page's head. @default the script-tag file as a module */
  readonly head?: string;
  /** The site's own scripts, by their paths, such as `/site.js`. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** Whether the policy allows a second copy of Lit. @default false */
  readonly allowsTwoLits?: boolean;
  /** The site's own style sheet. */
  readonly theme?: string;
}

export interface EmbedServer {
  readonly url: string;
  /** What the page is from now on. */
  embed: Embed;
  close(): Promise<void>;
}

const toPage = ({body, head = usualHead, theme}: Embed) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>A site</title>
    ${theme === undefined ? '' : '<link rel="stylesheet" href="/theme.css" />'}
    ${head}
  </head>
  <body>${body}</body>
</html>`;

const toPolicy = (apiUrl: string, {allowsTwoLits}: Embed): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${apiUrl}`,
    "require-trusted-types-for 'script'",
    `trusted-types lit-html cube-elements${allowsTwoLits ? " 'allow-duplicates'" : ''}`,
  ].join('; ');

/** Holds back an answer. */
class Gate {
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}

const types = {html: 'text/html', js: 'text/javascript', css: 'text/css'};

/** The scripts of the script-tag build, by their paths. */
const readScripts = (): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(scriptTagFolder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => [`/${name}`, readFileSync(`${scriptTagFolder}/${name}`)]),
  );

/**
 * Serves such a page under the strictest policy that allows it to reach the API. The script-tag build is to be
 * had under any query, as sites have it whose plugins add a version each, and a second time in the folder `/plugin/`.
 * The parser stops at `/gate.js` until a script of the page asks for `/open-gate.js`.
 */
export async function startEmbedServer(apiUrl: string): Promise<EmbedServer> {
  if (!existsSync(`${scriptTagFolder}/cube-elements.js`)) {
    execFileSync('npm', ['run', '--silent', 'build'], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  }
  const ours = readScripts();
  const state = {embed: {body: ''} as Embed, gate: new Gate()};
  const server = createServer(({url = '/'}, response) => {
    const {embed} = state;
    const path = url.replace(/\?.*/, '');
    const send = (type: keyof typeof types, body: string | Buffer | undefined) =>
      response.writeHead(200, {'Content-Type': `${types[type]}; charset=utf-8`}).end(body);
    const script = embed.scripts?.[path] ?? ours.get(path.replace(/^\/plugin\//, '/'));
    if (script !== undefined) {
      send('js', script);
    } else if (path === '/gate.js') {
      void state.gate.opened.then(() => send('js', ''));
    } else if (path === '/open-gate.js') {
      state.gate.open();
      send('js', '');
    } else if (path === '/theme.css') {
      send('css', embed.theme);
    } else if (path === '/') {
      state.gate = new Gate();
      response.setHeader('Content-Security-Policy', toPolicy(apiUrl, embed));
      send('html', toPage(embed));
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
