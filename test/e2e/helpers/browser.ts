import assert from 'node:assert/strict';
import {after, afterEach, before} from 'node:test';
import {chromium, type Browser, type BrowserContext, type BrowserContextOptions} from 'playwright-core';
import {browserArguments, findBrowser} from '../../helpers/runner/find-browser.js';
import {LoginPage} from './login-page.js';
import {patience, Watch} from './watch.js';

export interface OpenOptions {
  readonly context?: BrowserContextOptions;
  /** What has to be there before the page, such as init scripts. */
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
}

export type Open = (url: string, options?: OpenOptions) => Promise<LoginPage>;

/**
 * One browser for the tests of this file, and a new context for each of them. A test fails when one of its pages
 * broke its policy, threw an error that nobody caught, or complained in the console where it should not.
 */
export function useBrowser(): Open {
  let browser: Browser;
  const opened: {context: BrowserContext; watch: Watch}[] = [];

  before(async () => {
    browser = await chromium.launch({executablePath: findBrowser(), args: browserArguments});
  });

  afterEach(async () => {
    const done = opened.splice(0);
    for (const {context} of done) {
      // A frame later, all that the page has to say of itself has arrived.
      for (const page of context.pages()) await page.evaluate(() => new Promise(requestAnimationFrame));
      await context.close();
    }
    assert.deepEqual(
      done.flatMap(({watch}) => watch.problems()),
      [],
    );
  });

  after(() => browser.close());

  return async (url, {context: options = {}, prepare} = {}) => {
    const context = await browser.newContext(options);
    const watch = new Watch();
    opened.push({context, watch});
    context.setDefaultTimeout(patience);
    await watch.attach(context);
    await prepare?.(context);
    const page = await context.newPage();
    await page.goto(url);
    return new LoginPage(page, watch);
  };
}
