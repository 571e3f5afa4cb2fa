import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {buildScriptTag, firstLoad, type Chunks} from './helpers/script-tag-build.js';

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

  it('loads one file beside that, and only later what acts and what is large', () => {
    const first = firstLoad(chunks);
    assert.equal(first.length, 2);
    const modules = first.flatMap(({moduleIds}) => moduleIds.map((id) => id.replaceAll('\\', '/')));
    assert.ok(modules.some((id) => id.includes('src/elements/login/')));
    assert.deepEqual(
      modules.filter((id) => /src\/(session\/engine|api)\/|node_modules\/(ky|@zxcvbn-ts)\//.test(id)),
      [],
    );
  });

  it('imports nothing from the file whose address may have a query, so that there is no second copy', () => {
    const importers = chunks.filter(({imports, dynamicImports}) =>
      [...imports, ...dynamicImports].includes('cube-elements.js'),
    );
    assert.deepEqual(importers, []);
  });

  it('leaves all loading to the browser, with no helper that writes into the page', () => {
    for (const {fileName, code} of chunks) {
      assert.doesNotMatch(code, /modulepreload|__vite|createElement\([`'"](?:link|script)/, fileName);
    }
  });
});
