import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {describe, it} from 'node:test';

interface PackageJson {
  exports: Record<string, string | {types: string; default: string}>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  sideEffects: string[];
}

const read = (path: string) => readFileSync(path, 'utf8');
const packageJson = JSON.parse(read('package.json')) as PackageJson;

const sources = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'));

const importsOf = (path: string): string[] =>
  [...read(join('src', path)).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name ?? '');

/** The file under `src` that a relative import means. */
const target = (path: string, name: string): string =>
  relative('src', resolve('src', dirname(path), name))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts');

/** How elements find their session; above the session itself, and with the DOM. */
const isSessionOfElements = (path: string) => path.startsWith('session/lookup/');

/** The one headless file that looks at the page, if there is one. */
const pageFile = 'session/engine/page.ts';

/** The one file that has the words by which passwords are guessed; hundreds of kilobytes of them. */
const estimatorFile = 'internal/password-strength/estimator.ts';

/** What has gone wrong, in words that every layer knows. */
const errorFiles = ['errors.ts', 'load-late.ts', 'provider-error.ts'];

/** The layer of a file, from the lowest; a file may import from its own layer and from those below. */
const layers: [name: string, contains: (path: string) => boolean][] = [
  ['errors', (path) => errorFiles.includes(path)],
  ['api', (path) => path.startsWith('api/')],
  ['session', (path) => path.startsWith('session/') && !isSessionOfElements(path)],
  ['core', (path) => path === 'core.ts'],
  ['firebase', (path) => path.startsWith('firebase/')],
  ['locales', (path) => path.startsWith('locales/')],
  ['internal', (path) => path.startsWith('internal/')],
  ['session context', isSessionOfElements],
  ['elements', (path) => path.startsWith('elements/')],
  ['index', (path) => path === 'index.ts'],
  ['define', (path) => path.startsWith('define/')],
];

const layerOf = (path: string): number => {
  const layer = layers.findIndex(([, contains]) => contains(path));
  assert.notEqual(layer, -1, `${path} belongs to no layer`);
  return layer;
};

const isHeadless = (path: string) => layerOf(path) <= layers.findIndex(([name]) => name === 'core');

/** Which files may import a package. */
const packages: [name: RegExp, mayImport: (path: string) => boolean][] = [
  [/^ky$/, (path) => path.startsWith('api/')],
  [/^idb-keyval$/, (path) => path.startsWith('session/storage/')],
  [/^(lit|@lit\/)/, (path) => !isHeadless(path)],
  [/^@zxcvbn-ts\//, (path) => path === estimatorFile],
  [/^@firebase\/(app|auth)$/, (path) => path.startsWith('firebase/')],
  [/^libphonenumber-js\//, (path) => path.startsWith('elements/login/ways/phone/')],
  [/^@tanstack\/virtual-core$/, (path) => path.startsWith('elements/user-search/list/')],
  [/^@floating-ui\/dom$/, (path) => path.startsWith('elements/user-search/combobox/')],
];

describe('the layers', () => {
  for (const path of sources) {
    it(`${path} imports only what it may`, () => {
      for (const name of importsOf(path)) {
        if (name.startsWith('.')) {
          const imported = target(path, name);
          assert.ok(sources.includes(imported), `${imported} does not exist`);
          assert.ok(layerOf(imported) <= layerOf(path), `${imported} is of a higher layer`);
        } else {
          const [, mayImport] = packages.find(([pattern]) => pattern.test(name)) ?? [];
          assert.ok(mayImport, `${name} is no dependency that is known here`);
          assert.ok(mayImport(path), `${name} may not be imported here`);
        }
      }
    });
  }

  /** What a file imports that is more than types, by name. */
  const valuesOf = (path: string): string[] =>
    [...read(join('src', path)).matchAll(/^(?:import|export) (?!type\b)[^;]*? from '([^']+)'/gm)].map(
      ([, name]) => name ?? '',
    );

  const relativeValuesOf = (path: string): string[] =>
    valuesOf(path)
      .filter((name) => name.startsWith('.'))
      .map((name) => target(path, name));

  /** Whether a file cannot be loaded without the SDK of Firebase. */
  const needsFirebase = (path: string): boolean =>
    path.startsWith('firebase/') &&
    (valuesOf(path).some((name) => name.startsWith('@firebase/')) ||
      relativeValuesOf(path).some(needsFirebase));

  const isLate = (path: string) =>
    path.startsWith('session/engine/') ||
    path.startsWith('session/files/') ||
    path.startsWith('api/') ||
    path === estimatorFile ||
    needsFirebase(path);

  for (const path of sources.filter((source) => !isLate(source))) {
    it(`${path} leaves what acts to be loaded later`, () => {
      const late = relativeValuesOf(path).filter(isLate);
      assert.deepEqual(late, []);
    });
  }

  it('leaves the SDK of Firebase to what loads it', () => {
    const needing = sources.filter(needsFirebase);
    assert.ok(needing.includes('firebase/firebase-sign-in.ts'));
    assert.ok(!needing.includes('firebase/firebase-identity-provider.ts'));
  });

  it('keeps the headless core free of the DOM', () => {
    const used = sources
      .filter(isHeadless)
      .filter((path) => path !== pageFile)
      .filter((path) =>
        /\b(document|window|customElements|HTMLElement|localStorage)\b\s*[.(\[]/.test(
          read(join('src', path)),
        ),
      );
    assert.deepEqual(used, []);
  });
});

describe('the source', () => {
  const forbidden =
    /\.innerHTML|unsafeHTML|unsafeCSS|\beval\(|new Function|insertAdjacentHTML|document\.write|style="/;

  for (const path of sources) {
    it(`${path} has nothing that a strict policy forbids`, () => {
      assert.doesNotMatch(read(join('src', path)), forbidden);
    });
  }

  it('writes to the console in one place', () => {
    const writers = sources.filter((path) => /\bconsole\.\w/.test(read(join('src', path))));
    assert.deepEqual(writers, ['session/problems.ts']);
  });
});

describe('the package', () => {
  const modules = Object.entries(packageJson.exports).filter(
    (entry): entry is [string, {types: string; default: string}] => typeof entry[1] === 'object',
  );

  for (const [name, {types, default: file}] of modules) {
    it(`has a source for ${name}`, () => {
      const source = file.replace('./dist/', '').replace(/\.js$/, '.ts');
      assert.ok(sources.includes(source), source);
      assert.equal(types, file.replace(/\.js$/, '.d.ts'));
    });
  }

  it('exports a module for every tag, and keeps bundlers from dropping it', () => {
    const defined = sources.filter((path) => /^define\/cube-.+\.ts$/.test(path));
    assert.ok(defined.length > 0);
    for (const path of defined) {
      const name = `./${path.replace(/\.ts$/, '')}`;
      assert.ok(packageJson.exports[name], `${name} is not exported`);
    }
    assert.ok(packageJson.sideEffects.includes('./dist/define/*.js'));
  });

  for (const source of ['index', 'core']) {
    it(`${source}.ts can be imported in Node, registers nothing, and needs no page`, () => {
      const script = `
        const exported = await import('./src/${source}.ts');
        if (!exported.SessionStore || !exported.CubeClient) throw new Error('exports are missing');
        if (globalThis.document || globalThis.window) throw new Error('a page was made up');
        if (globalThis.customElements?.get('cube-login')) throw new Error('a tag was registered');
        console.log('imported');`;
      const printed = execFileSync(process.execPath, [
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        script,
      ]);
      assert.equal(printed.toString().trim(), 'imported');
    });
  }

  it('pins its dependencies, and its lock file names no download address', () => {
    const versions = Object.values({...packageJson.dependencies, ...packageJson.devDependencies});
    assert.deepEqual(
      versions.filter((version) => !/^(npm:connectycube@)?\d/.test(version)),
      [],
    );
    assert.doesNotMatch(read('package-lock.json'), /"resolved":/);
  });
});

describe('custom-elements.json', () => {
  interface Declaration {
    tagName: string;
    events?: {name: string}[];
    cssParts?: {name: string}[];
    slots?: {name: string}[];
    attributes?: {name: string; description?: string}[];
  }

  const manifest = JSON.parse(read('custom-elements.json')) as {
    modules: {path: string; declarations: Declaration[]}[];
  };

  const namesIn = (text: string, pattern: RegExp): string[] =>
    [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();

  const names = (list: {name: string}[] | undefined): string[] => (list ?? []).map(({name}) => name).sort();

  /** The files of an element's folder, and of `internal` what they use. */
  const filesOf = (folder: string): ReadonlySet<string> => {
    const files = new Set(sources.filter((path) => join('src', path).startsWith(join(folder, '/'))));
    for (const path of files) {
      for (const name of importsOf(path).filter((one) => one.startsWith('.'))) {
        const used = target(path, name);
        if (used.startsWith('internal/')) files.add(used);
      }
    }
    return files;
  };

  /** For what an element itself puts into its light DOM. */
  const ownSlots = ['form', 'password', 'submit', 'terms-checkbox', 'terms-error'];

  /** That all these are listed, and beyond them only names that the source gives as texts, such as those of the ways. */
  const assertListed = (listed: string[], found: string[], text: string): void => {
    assert.deepEqual(
      listed.filter((name) => !text.includes(`'${name}'`) || found.includes(name)),
      found,
    );
  };

  for (const {path, declarations} of manifest.modules) {
    for (const {tagName, events, cssParts, slots, attributes} of declarations) {
      const text = [...filesOf(dirname(path))].map((name) => read(join('src', name))).join('\n');

      it(`lists the events, parts and slots that ${tagName} has`, () => {
        assert.deepEqual(names(events), namesIn(text, /dispatch(?:Last)?\(\s*this,\s*'([a-z-]+)'/g));
        assertListed(names(cssParts), namesIn(text, /\spart="([a-z-]+)[" ]/g), text);
        const found = namesIn(text, /(?:<slot name="|template\[slot=)([a-z-]+)/g);
        const ofThePage = found.filter((name) => !ownSlots.includes(name));
        assertListed(names(slots).filter(Boolean), ofThePage, text);
      });

      it(`explains every attribute of ${tagName}`, () => {
        assert.ok(attributes?.length);
        for (const {name, description} of attributes) assert.ok(description, name);
      });
    }
  }

  it('knows every tag', () => {
    const tags = manifest.modules.flatMap(({declarations}) => declarations.map(({tagName}) => tagName));
    const defined = sources.flatMap((path) => /^define\/(cube-.+)\.ts$/.exec(path)?.[1] ?? []);
    assert.deepEqual(tags.sort(), defined.sort());
  });
});
