import {literalsHtmlCssMinifier} from '@literals/rollup-plugin-html-css-minifier';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {build, type PluginOption, type Rolldown} from 'vite';

/** Sizes of what a page loads first, against the limits of DESIGN.md section 7. Fails above a limit. */

interface Measured {
  readonly name: string;
  readonly source: string;
  /** In KiB of brotli. */
  readonly limit?: number;
  readonly goal?: number;
}

const bundles: readonly Measured[] = [
  {
    name: 'floor: lit, @lit/context, ky, idb-keyval alone',
    source: `
      export {LitElement, css, html, nothing, render} from 'lit';
      export {ContextConsumer, ContextProvider, ContextRoot, createContext} from '@lit/context';
      export {default as ky} from 'ky';
      export {createStore, del, get, set} from 'idb-keyval';`,
  },
  {
    name: '(a) session + login',
    source: `
      import './src/define/cube-session.ts';
      import './src/define/cube-login.ts';`,
    limit: 24,
    goal: 20,
  },
  {
    name: '(b) script-tag file, all elements',
    source: `import './src/define/index.ts';`,
    limit: 38,
    goal: 32,
  },
];

const entry = `${process.cwd()}/entry-of-this-measurement.js`;

const virtualEntry = (source: string): PluginOption => ({
  name: 'virtual-entry',
  enforce: 'pre',
  resolveId: (id) => (id === entry ? id : undefined),
  load: (id) => (id === entry ? source : undefined),
});

async function bundle(source: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [virtualEntry(source), literalsHtmlCssMinifier() as PluginOption],
    build: {
      write: false,
      target: 'es2022',
      lib: {entry, formats: ['es']},
      rolldownOptions: {output: {minify: true}},
    },
  });
  const [{output}] = result as [Rolldown.RolldownOutput];
  // What is loaded later, by an import() call, does not count into the first load.
  return output
    .filter((part) => part.type === 'chunk' && !part.isDynamicEntry)
    .map((part) => (part as Rolldown.OutputChunk).code)
    .join('');
}

const toKibibytes = (bytes: number): string => (bytes / 1024).toFixed(1).padStart(6);

let isOverLimit = false;
console.log('KiB       raw   gzip brotli');
for (const {name, source, limit, goal} of bundles) {
  const code = Buffer.from(await bundle(source));
  const brotli = brotliCompressSync(code).length;
  const sizes = [code.length, gzipSync(code, {level: 9}).length, brotli].map(toKibibytes).join(' ');
  const isTooBig = limit !== undefined && brotli > limit * 1024;
  isOverLimit ||= isTooBig;
  const budget = limit ? ` (goal ${goal}, limit ${limit}${isTooBig ? ': OVER THE LIMIT' : ''})` : '';
  console.log(`       ${sizes}  ${name}${budget}`);
}
process.exit(isOverLimit ? 1 : 0);
