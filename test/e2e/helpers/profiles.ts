import {chromium, type BrowserContext, type BrowserContextOptions, type LaunchOptions} from 'playwright-core';
import {browserArguments, findBrowser} from '../../helpers/runner/find-browser.js';

/** One profile of a browser: its tabs share storage, locks and channels. */
export interface Profile {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Where new profiles come from. */
export interface Profiles {
  open(options: BrowserContextOptions): Promise<Profile>;
  close(): Promise<void>;
}

export type StartProfiles = () => Promise<Profiles>;

/**
 * One browser, and a context in it for every profile. Each of its tabs counts as visible and focused, however many
 * there are.
 */
export const startProfiles =
  (options: LaunchOptions = {}): StartProfiles =>
  async () => {
    const browser = await chromium.launch({
      executablePath: findBrowser(),
      args: browserArguments,
      ...options,
    });
    return {
      open: async (contextOptions) => {
        const context = await browser.newContext(contextOptions);
        return {context, close: () => context.close()};
      },
      close: () => browser.close(),
    };
  };
