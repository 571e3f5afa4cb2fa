import {literalsHtmlCssMinifier} from '@literals/rollup-plugin-html-css-minifier';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {build, type PluginOption, type Rolldown} from 'vite';

/** Sizes of what a page loads first, against the limits of DESIGN.md section 7. Fails above a limit. */

interface Measured {
  readonly name: string;
  readonly source: string;
  /** Whether all of it is in one file, with nothing loaded later. */
  readonly isOneFile?: boolean;
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
    name: '(a) session + login, first load',
    source: `
      import './src/define/cube-session.ts';
      import './src/define/cube-login.ts';`,
    limit: 24,
    goal: 20,
  },
  {
    name: '(b) script-tag file, all elements',
    source: `import './src/define/index.ts';`,
    isOneFile: true,
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

interface Bundle {
  /** What a page loads first. */
  readonly first: string;
  /** What is loaded by an `import()` call, when it is needed. */
  readonly later: string;
}

async function bundle(source: string, isOneFile: boolean): Promise<Bundle> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [virtualEntry(source), literalsHtmlCssMinifier() as PluginOption],
    build: {
      write: false,
      target: 'es2022',
      lib: {entry, formats: ['es']},
      rolldownOptions: {output: {minify: true, codeSplitting: !isOneFile}},
    },
  });
  const [{output}] = result as [Rolldown.RolldownOutput];
  const chunks = output.filter((part) => part.type === 'chunk');
  const first = new Set(chunks.filter(({isEntry}) => isEntry));
  for (const {imports} of first) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) first.add(chunk);
  }
  const join = (parts: Iterable<Rolldown.OutputChunk>) => [...parts].map(({code}) => code).join('');
  return {first: join(first), later: join(chunks.filter((chunk) => !first.has(chunk)))};
}

const toKibibytes = (bytes: number): string => (bytes / 1024).toFixed(1).padStart(6);

function print(code: string, name: string): void {
  const brotli = brotliCompressSync(code).length;
  const sizes = [code.length, gzipSync(code, {level: 9}).length, brotli].map(toKibibytes).join(' ');
  console.log(`       ${sizes}  ${name}`);
}

let isOverLimit = false;
console.log('KiB       raw   gzip brotli');
for (const {name, source, isOneFile = false, limit, goal} of bundles) {
  const {first, later} = await bundle(source, isOneFile);
  const brotli = brotliCompressSync(first).length;
  const isTooBig = limit !== undefined && brotli > limit * 1024;
  isOverLimit ||= isTooBig;
  const budget = limit ? ` (goal ${goal}, limit ${limit}${isTooBig ? ': OVER THE LIMIT' : ''})` : '';
  print(first, `${name}${budget}`);
  if (later) print(later, '    loaded later, most of it when the form is used');
}
process.exit(isOverLimit ? 1 : 0);
