import {readdirSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

/** Names the folder of the build that a whole run of tests shares. */
const sharedBuild = 'CUBE_DEMO_BUILD';

/** Builds the demo, so that a page asks for a few files instead of each module, and tells all tests to come of it. */
export async function shareDemoBuild(): Promise<void> {
  const folder = resolve('node_modules/.cache/demo');
  await buildDemo(folder);
  process.env[sharedBuild] = folder;
}

/**
 * The pages of the demo, and for pages of the tests' own the elements alone. A part that is loaded late has a file of
 * its name, and all that is loaded at first is in `elements-*.js`.
 */
async function buildDemo(outDir: string): Promise<void> {
  const {build} = await import('vite');
  const {workerFile} = await import('../../../vite.config.js');
  const pages = readdirSync('demo').filter((name) => name.endsWith('.html'));
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [workerFile()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      modulePreload: false,
      assetsDir: '',
      rolldownOptions: {
        preserveEntrySignatures: 'strict',
        input: {
          ...Object.fromEntries(pages.map((name) => [name.replace('.html', ''), `demo/${name}`])),
          'cube-elements': 'src/define/index.ts',
          'stored-session': 'src/session/storage/indexed-db.ts',
        },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: {groups: [{name: 'elements', test: /src[\\/]define[\\/]index\.ts$/}]},
        },
      },
    },
  });
}

export interface DemoBuild {
  readonly folder: string;
  /** Removes it if nobody else needs it. */
  remove(): Promise<void>;
}

/** The build that this run shares; where a file is run by itself, one of its own, made of the sources as they are. */
export async function openDemoBuild(): Promise<DemoBuild> {
  const shared = process.env[sharedBuild];
  if (shared !== undefined) return {folder: shared, remove: () => Promise.resolve()};
  const folder = await mkdtemp(join(tmpdir(), 'cube-demo-'));
  await buildDemo(folder);
  return {folder, remove: () => rm(folder, {recursive: true})};
}
