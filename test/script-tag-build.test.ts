import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {before, describe, it} from 'node:test';
import {buildScriptTag, firstLoad, loadOfEveryTag, type Chunks} from './helpers/script-tag-build.js';

const tags = readdirSync('src/define')
  .flatMap((file) => /^(cube-.+)\.ts$/.exec(file)?.[1] ?? [])
  .sort();

describe('the script-tag build', () => {
  let chunks: Chunks = [];

  before(async () => {
    chunks = await buildScriptTag();
  });

  it('has one file with a fixed name, and beside it others that are named by their content', () => {
    const names = chunks.map(({fileName}) => fileName);
    assert.ok(names.includes('cube-elements.js'));
    const others = names.filter((name) => name !== 'cube-elements.js');
    assert.ok(others.length > 0);
    for (const name of others) assert.match(name, /^[\w-]+-[\w-]{8}\.js$/);
  });

  const modulesOf = (some: Chunks) =>
    some.flatMap(({moduleIds}) => moduleIds.map((id) => id.replaceAll('\\', '/')));

  it('loads one file beside that, with the elements of a page for signing in, and only later all else', () => {
    const first = firstLoad(chunks);
    assert.equal(first.length, 2);
    const modules = modulesOf(first);
    const elements = modules.flatMap((id) => /src\/elements\/([\w-]+)\//.exec(id)?.[1] ?? []);
    assert.deepEqual([...new Set(elements)].sort(), ['avatar', 'login', 'session']);
    assert.deepEqual(
      modules.filter((id) => /src\/(session\/engine|api)\/|node_modules\/(ky|@zxcvbn-ts)\//.test(id)),
      [],
    );
  });

  it('has every tag, and few files for what several of them share', () => {
    const defined = modulesOf(chunks).flatMap((id) => /src\/define\/(cube-.+)\.ts$/.exec(id)?.[1] ?? []);
    assert.deepEqual(defined.sort(), tags);
    const load = loadOfEveryTag(chunks);
    assert.ok(modulesOf(load).some((id) => id.includes('src/elements/profile/')));
    assert.ok(load.length <= 2 + tags.length, `${load.length} files`);
  });

  it('imports nothing from the file whose address may have a query, so that there is no second copy', () => {
    const importers = chunks.filter(({imports, dynamicImports}) =>
      [...imports, ...dynamicImports].includes('cube-elements.js'),
    );
    assert.deepEqual(importers, []);
  });

  /** Firebase's SDK asks whether there is a process before it does, and writes scripts for its reCAPTCHA only. */
  const withoutFirebase = () =>
    chunks.filter(({moduleIds}) => !moduleIds.some((id) => id.includes('/@firebase/')));

  it('asks for nothing that only Node has', () => {
    for (const {fileName, code} of withoutFirebase()) assert.doesNotMatch(code, /\bprocess\.env\b/, fileName);
  });

  it('leaves all loading to the browser, with no helper that writes into the page', () => {
    for (const {fileName, code} of withoutFirebase()) {
      assert.doesNotMatch(code, /modulepreload|__vite|createElement\([`'"](?:link|script)/, fileName);
    }
  });
});
