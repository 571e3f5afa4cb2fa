import {literalsHtmlCssMinifier} from '@literals/rollup-plugin-html-css-minifier';
import {cp} from 'node:fs/promises';
import {build, defineConfig, type Plugin, type PluginOption, type Rolldown, type UserConfig} from 'vite';
import {demoPlugin} from './demo/demo-plugin.js';

const entries = {
  index: 'src/index.ts',
  core: 'src/core.ts',
  'define/index': 'src/define/index.ts',
  'define/cube-session': 'src/define/cube-session.ts',
  'define/cube-avatar': 'src/define/cube-avatar.ts',
  'define/cube-login': 'src/define/cube-login.ts',
  'define/cube-avatar-upload': 'src/define/cube-avatar-upload.ts',
  'define/cube-profile': 'src/define/cube-profile.ts',
  'define/cube-signup': 'src/define/cube-signup.ts',
  'define/cube-user-search': 'src/define/cube-user-search.ts',
};

const minifyTemplates = () => literalsHtmlCssMinifier() as PluginOption;

const copyReserveCss: Plugin = {
  name: 'copy-reserve-css',
  closeBundle: () => cp('src/reserve.css', 'dist/reserve.css'),
};

const pictureWorker = 'src/elements/avatar-upload/picture/picture-worker.ts';

/** The worker with all that it imports, for a worker's file is of no use if one of its imports does not come. */
async function bundleWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: {entry: pictureWorker, formats: ['es']},
      rolldownOptions: {output: {codeSplitting: false, minify: true}},
    },
  });
  const [{output}] = built as [Rolldown.RolldownOutput];
  return output[0].code;
}

/**
 * Builds the worker into a file beside those that start it, and puts in its name. The words in which that is said stay
 * as bundlers know them: so they find the worker in our package.
 */
export const workerFile = (): Plugin => {
  const address = "new URL('./picture-worker.js', import.meta.url)";
  let isServed = false;
  return {
    name: 'worker-file',
    enforce: 'pre',
    configResolved({command}) {
      isServed = command === 'serve';
    },
    async transform(code) {
      if (!code.includes(address)) return null;
      if (isServed) return {code: code.replace(address, address.replace('.js', '.ts')), map: null};
      const file = this.emitFile({type: 'asset', name: 'picture-worker.js', source: await bundleWorker()});
      return {code: code.replace(`${address}.href`, `import.meta.ROLLUP_FILE_URL_${file}`), map: null};
    },
    resolveFileUrl: ({relativePath}) => `new URL('./${relativePath}', import.meta.url).href`,
  };
};

/** What packages ask of an app's build; there may be none. */
const define = {'process.env.NODE_ENV': '"production"'};

/**
 * `vite build`: one ES module per entry of the package; its dependencies stay imports, but for the one that would ask
 * for `process`, which not every bundler answers.
 */
const packageBuild: UserConfig = {
  plugins: [minifyTemplates(), workerFile(), copyReserveCss],
  define,
  build: {
    outDir: 'dist',
    target: 'es2022',
    sourcemap: true,
    license: {fileName: 'LICENSES.md'},
    lib: {entry: entries, formats: ['es']},
    rolldownOptions: {
      external: /^(lit|@lit\/|ky|idb-keyval|@zxcvbn-ts\/|@floating-ui\/|@firebase\/|libphonenumber-js)/,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/[name]-[hash].js',
        assetFileNames: 'shared/[name]-[hash][extname]',
        minify: true,
      },
    },
  },
};

/** What gets no chunk of its own in the script-tag build, because it would be one more request for very little. */
const withFirstLoad =
  /src[\\/](define[\\/]script-tag|internal[\\/](email-address|form[\\/]outcome|user-fields[\\/]parse-fields))\.ts$/;
const ofUserFields =
  /src[\\/](internal[\\/]user-fields[\\/]|locales[\\/]en[\\/](user-fields|new-password)\.ts$)/;

/** Small things that several elements share, but not those of the first load. */
const ofSeveralElements =
  /src[\\/]internal[\\/](form[\\/])?(more-[\w.-]+|recover-focus|format-seconds|spinner\.styles|unless-aborted)\.ts$/;

/**
 * `vite build --mode cdn`: the script-tag file, and beside it what it loads. Sites add a query to the file's address, so
 * that nothing may import from it, or there would be a second copy: all that it holds is in a chunk of its own.
 */
export const scriptTagBuild: UserConfig = {
  plugins: [minifyTemplates(), workerFile()],
  define,
  build: {
    outDir: 'dist/cdn',
    target: 'es2022',
    sourcemap: true,
    license: {fileName: 'LICENSES.md'},
    lib: {entry: {'cube-elements': 'src/define/script-tag.ts'}, formats: ['es']},
    rolldownOptions: {
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
        codeSplitting: {
          groups: [
            {name: 'elements', test: withFirstLoad, priority: 1},
            {name: 'user-fields', test: ofUserFields},
            {name: 'shared', test: ofSeveralElements},
          ],
        },
        minify: true,
      },
    },
  },
};

/** `vite build --mode emulator`: the emulator as one program, so that an app that uses the elements installs none of its packages. */
const emulatorBuild: UserConfig = {
  build: {
    outDir: 'dist/emulator',
    target: 'node20.20',
    ssr: 'demo/emulator/bin.ts',
    license: {fileName: 'LICENSES.md'},
    rolldownOptions: {output: {entryFileNames: '[name].js', codeSplitting: false}},
  },
  ssr: {noExternal: true},
};

/** `vite`: the demo, with the emulator and its other services running beside it. */
const demoServer: UserConfig = {
  plugins: [workerFile(), demoPlugin()],
  server: {host: '127.0.0.1'},
};

export default defineConfig(({command, mode}) => {
  if (command === 'serve') return demoServer;
  if (mode === 'emulator') return emulatorBuild;
  return mode === 'cdn' ? scriptTagBuild : packageBuild;
});
