import assert from 'node:assert/strict';
import {after, afterEach, before} from 'node:test';
import type {BrowserContext, BrowserContextOptions, Page} from 'playwright-core';
import {startProfiles, type Profile, type Profiles, type StartProfiles} from './profiles.js';
import {LoginPage} from './login-page.js';
import {patience, Watch} from './watch.js';

export interface OpenOptions {
  readonly context?: BrowserContextOptions;
  /** What has to be there before the page, such as init scripts. */
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
}

export type Open = (url: string, options?: OpenOptions) => Promise<LoginPage>;

/** A frame later, all that the page has to say of itself has arrived. A hidden page has no frames. */
const settle = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        if (document.visibilityState === 'visible') requestAnimationFrame(() => resolve());
        else resolve();
      }),
  );

/**
 * One browser for the tests of this file, and a new profile for each of them. A test fails when one of its pages
 * broke its policy, threw an error that nobody caught, or complained in the console where it should not.
 */
export function useBrowser(start: StartProfiles = startProfiles()): Open {
  let profiles: Profiles;
  const opened: {profile: Profile; watch: Watch}[] = [];

  before(async () => {
    profiles = await start();
  });

  afterEach(async () => {
    const done = opened.splice(0);
    for (const {profile} of done) {
      for (const page of profile.context.pages()) await settle(page);
      await profile.close();
    }
    assert.deepEqual(
      done.flatMap(({watch}) => watch.problems()),
      [],
    );
  });

  after(() => profiles.close());

  return async (url, {context: options = {}, prepare} = {}) => {
    const profile = await profiles.open(options);
    const {context} = profile;
    const watch = new Watch();
    opened.push({profile, watch});
    context.setDefaultTimeout(patience);
    await watch.attach(context);
    await prepare?.(context);
    const page = await context.newPage();
    await page.goto(url);
    return new LoginPage(page, watch);
  };
}
