import assert from 'node:assert/strict';
import {after, before, suite, test} from 'node:test';
import type {Browser} from 'playwright-core';
import {ModelRun} from './session-model/model-run.js';
import {buildScripts, launchBrowser, openSite, type Scripts} from './session-model/site.js';

/*
 * Random sequences of all that can happen to a session, in up to five tabs of one profile, beside a small model. A run
 * that fails tells its seed and its last steps. The same seed chooses the same steps, as long as the same is seen of
 * them: SEED=7 STEPS=2000 npx tsx --test test/e2e/session-model.test.ts
 */
const seeds = process.env.SEED ? process.env.SEED.split(',').map(Number) : [1, 2];
const steps = Number(process.env.STEPS ?? 300);

/** What the page is to tell its developer, where its own restoreSession fails or gives what opens no session. */
const isExpected = (problem: string): boolean =>
  /restoreSession failed\.|What restoreSession gave opens no session\./.test(problem);

suite('random sequences leave the session as the model has it', {concurrency: 2}, () => {
  let browser: Browser;
  let scripts: Scripts;

  before(async () => {
    [browser, scripts] = await Promise.all([launchBrowser(), buildScripts()]);
  });

  after(() => browser.close());

  for (const seed of seeds) {
    test(`seed ${seed}, ${steps} steps`, async (context) => {
      const site = await openSite(browser, scripts);
      const run = new ModelRun(seed, site);
      try {
        await run.run(steps);
        assert.deepEqual(
          site.watch.problems().filter((problem) => !isExpected(problem)),
          [],
        );
      } finally {
        await site.close();
        context.diagnostic(JSON.stringify(run.counts));
      }
    });
  }
});
