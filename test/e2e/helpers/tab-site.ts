import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach} from 'node:test';
import type {BrowserContext, BrowserContextOptions} from 'playwright-core';
import {startEmulator, type Emulator} from '../../../demo/emulator/server.js';
import {useBrowser} from './browser.js';
import {EmulatorControl} from './emulator-control.js';
import type {StartProfiles} from './profiles.js';
import {recordSession, Tab} from './tab.js';
import {startTabServer, type TabServer} from './tab-server.js';
import type {Watch} from './watch.js';

const tenSeconds = 10_000;

export interface OpenTabsOptions {
  /** Which page: `/`, `/login` or `/keep-alive-off`. @default '/' */
  readonly path?: string;
  readonly context?: BrowserContextOptions;
  /** Whether time stands still in the tabs, once somebody is signed in, until the test lets it pass. */
  readonly hasTestClock?: boolean;
}

/** Tabs of one profile. */
export interface Tabs {
  readonly tabs: readonly Tab[];
  readonly watch: Watch;
  readonly context: BrowserContext;
  /** Opens one more. */
  open(path?: string): Promise<Tab>;
}

export interface TabSite {
  readonly url: string;
  readonly emulator: EmulatorControl;
  /** Opens so many tabs of the site in a new profile, where nobody is signed in. */
  openTabs(count: number, options?: OpenTabsOptions): Promise<Tabs>;
  /** The same where a user is signed in, in every tab; the requests so far are forgotten. */
  openSignedIn(count: number, options?: OpenTabsOptions & {readonly remember?: boolean}): Promise<Tabs>;
}

/** A site with a session, and an emulator on another origin with the users `demo` and `other`. */
export function useTabSite(start?: StartProfiles): TabSite {
  const stopped = new Set<BrowserContext>();
  // Before the browser's own, which waits for a frame of every page.
  afterEach(async () => {
    for (const context of stopped) await context.clock.resume();
    stopped.clear();
  });
  const openPage = useBrowser(start);
  let emulator: Emulator;
  let server: TabServer;
  let control: EmulatorControl;

  before(async () => {
    emulator = await startEmulator();
    control = new EmulatorControl(emulator.url);
    server = await startTabServer(emulator.url);
  });

  beforeEach(async () => {
    await control.reset();
    await control.addUser({login: 'other', password: 'other-password', full_name: 'Other User'});
  });

  after(async () => {
    await server.close();
    await emulator.close();
  });

  async function openTabs(
    count: number,
    {path = '/', context, hasTestClock}: OpenTabsOptions = {},
  ): Promise<Tabs> {
    const {page, watch} = await openPage(server.url + path, {
      ...(context && {context}),
      prepare: async (profile) => {
        await recordSession(profile);
        if (hasTestClock) await profile.clock.install();
      },
    });
    const tabs = [new Tab(page)];
    const profile = page.context();
    const open = async (path = '/'): Promise<Tab> => {
      const tab = new Tab(await profile.newPage());
      await tab.page.goto(server.url + path);
      return tab;
    };
    while (tabs.length < count) tabs.push(await open(path));
    for (const tab of tabs) await tab.waitFor('anonymous');
    return {tabs, watch, context: profile, open};
  }

  return {
    get url() {
      return server.url;
    },

    get emulator() {
      return control;
    },

    openTabs,

    openSignedIn: async (count, {remember = false, ...options} = {}) => {
      const opened = await openTabs(count, options);
      assert.equal(await opened.tabs[0]?.signIn('demo', remember), 'demo');
      for (const tab of opened.tabs) await tab.waitFor('authenticated demo');
      if (options.hasTestClock) {
        stopped.add(opened.context);
        await opened.context.clock.pauseAt(Date.now() + tenSeconds);
      }
      await control.clearRequests();
      return opened;
    },
  };
}
