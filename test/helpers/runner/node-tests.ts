import {readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {run} from 'node:test';
import {spec} from 'node:test/reporters';
import type {Tally} from './tally.js';

const testFilesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => resolve(join(folder, name)));

/**
 * Runs the tests of these folders in Node, each file in a process of its own.
 * @param concurrency How many files at a time.
 */
export async function runNodeTests(folders: readonly string[], concurrency: number): Promise<Tally> {
  const tally: Tally = {passed: 0, failed: 0};
  const stream = run({files: folders.flatMap(testFilesIn), concurrency, timeout: 600_000});
  stream.on('test:pass', ({details, skip, todo}) => {
    if (details.type !== 'suite' && skip === undefined && todo === undefined) tally.passed += 1;
  });
  stream.on('test:fail', () => {
    tally.failed += 1;
  });
  for await (const text of stream.compose(new spec())) process.stdout.write(String(text));
  return tally;
}
