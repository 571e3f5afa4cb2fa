import {literalsHtmlCssMinifier} from '@literals/rollup-plugin-html-css-minifier';
import {readdirSync} from 'node:fs';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {build, type PluginOption, type Rolldown} from 'vite';
import {buildScriptTag, firstLoad, loadOfEveryTag, type Chunks} from '../helpers/script-tag-build.js';

/** Sizes of what a page loads first, against the limits of DESIGN.md section 7. Fails above a limit. */

interface Measured {
  readonly name: string;
  readonly build: () => Promise<Chunks>;
  /** Which of that is loaded first. @default what the entry imports */
  readonly first?: (chunks: Chunks) => Chunks;
  /** In KiB of brotli. */
  readonly limit?: number;
  readonly goal?: number;
}

const entry = `${process.cwd()}/entry-of-this-measurement.js`;

const virtualEntry = (source: string): PluginOption => ({
  name: 'virtual-entry',
  enforce: 'pre',
  resolveId: (id) => (id === entry ? id : undefined),
  load: (id) => (id === entry ? source : undefined),
});

/** What an app's own bundler makes of this source, with all that is loaded first in one chunk. */
async function bundle(source: string): Promise<Chunks> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    define: {'process.env.NODE_ENV': '"production"'},
    plugins: [virtualEntry(source), literalsHtmlCssMinifier() as PluginOption],
    build: {
      write: false,
      target: 'es2022',
      lib: {entry, formats: ['es']},
      rolldownOptions: {
        output: {minify: true, codeSplitting: {groups: [{name: 'first', test: (id) => id === entry}]}},
      },
    },
  });
  const [{output}] = result as [Rolldown.RolldownOutput];
  return output.filter((part) => part.type === 'chunk');
}

const withSession = (tag: string) => () =>
  bundle(`
    import './src/define/cube-session.ts';
    import './src/define/${tag}.ts';`);

const otherTags = readdirSync('src/define')
  .filter((file) => file.startsWith('cube-'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((tag) => tag !== 'cube-session' && tag !== 'cube-login');

const measured: readonly Measured[] = [
  {
    name: 'floor: lit, @lit/context, ky, idb-keyval alone',
    build: () =>
      bundle(`
        export {LitElement, css, html, nothing, render} from 'lit';
        export {ContextConsumer, ContextProvider, ContextRoot, createContext} from '@lit/context';
        export {default as ky} from 'ky';
        export {createStore, del, get, set} from 'idb-keyval';`),
  },
  {name: '(a) session + login, first load', build: withSession('cube-login'), limit: 24, goal: 20},
  {name: '(b) script tag on a page with login, first load', build: buildScriptTag, limit: 38, goal: 32},
  {name: 'script tag on a page with every tag, first load', build: buildScriptTag, first: loadOfEveryTag},
  ...otherTags.map((tag) => ({name: `session + ${tag}, first load`, build: withSession(tag)})),
];

interface Sizes {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** In bytes; each file is compressed by itself, as it is served. */
function measure(chunks: Chunks): Sizes {
  const files = chunks.map(({code}) => Buffer.from(code));
  const sum = (size: (file: Buffer) => number) => files.reduce((total, file) => total + size(file), 0);
  return {
    raw: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, {level: 9}).length),
    brotli: sum((file) => brotliCompressSync(file).length),
  };
}

const toKibibytes = (bytes: number): string => (bytes / 1024).toFixed(1).padStart(6);

const print = ({raw, gzip, brotli}: Sizes, name: string): void =>
  console.log(`       ${[raw, gzip, brotli].map(toKibibytes).join(' ')}  ${name}`);

let isOverLimit = false;
console.log('KiB       raw   gzip brotli');
for (const {name, build: toChunks, first: select = firstLoad, limit, goal} of measured) {
  const chunks = await toChunks();
  const first = select(chunks);
  const later = chunks.filter((chunk) => !first.includes(chunk));
  const sizes = measure(first);
  const isTooBig = limit !== undefined && sizes.brotli > limit * 1024;
  isOverLimit ||= isTooBig;
  const budget = limit ? ` (goal ${goal}, limit ${limit}${isTooBig ? ': OVER THE LIMIT' : ''})` : '';
  print(sizes, `${name}${budget}`);
  const parts = later.map((chunk) => `${chunk.name} ${toKibibytes(measure([chunk]).brotli).trim()}`);
  if (parts.length > 0) print(measure(later), `    loaded later: ${parts.join(', ')}`);
}
process.exit(isOverLimit ? 1 : 0);
