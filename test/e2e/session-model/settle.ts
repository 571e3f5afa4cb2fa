import {setTimeout as delay} from 'node:timers/promises';
import {patience} from '../helpers/watch.js';
import type {OpenTab} from './open-tab.js';
import type {Change, Report, Settled} from './tab.js';
import type {Login as SeenLogin} from './tab-requests.js';
import type {World} from './world.js';

/** What the tabs have told until everything had come to rest. */
export interface Rest {
  readonly status: Report['status'];
  readonly login: string | undefined;
  readonly token: string | null;
  readonly settled: readonly Settled[];
  readonly changes: readonly Change[];
  readonly logins: readonly SeenLogin[];
  readonly problems: readonly string[];
}

const looksInARow = 2;
const timeBetweenLooks = 4;

const toKey = ({status, login, token}: Report): string => JSON.stringify([status, login, token]);

const describe = ({number, pending}: OpenTab, {status, login, token, isAtRest}: Report): string =>
  `tab ${number}: ${status} ${login ?? ''} ${token?.slice(0, 6) ?? ''}, ${pending.size} calls not over, ${isAtRest ? 'at rest' : 'busy'}`;

/**
 * Waits until all calls have come to their end and all tabs agree, and stay so.
 * @throws if that takes too long.
 */
export async function settle(world: World): Promise<Rest> {
  const all: Report[] = [];
  const deadline = performance.now() + patience;
  let last = '';
  for (let looks = 0; ;) {
    const {tabs, isOnline} = world;
    const reports = await Promise.all(tabs.map((tab) => tab.report(isOnline)));
    all.push(...reports);
    const [first] = reports;
    if (!first) throw new Error('There is no tab.');
    const key = toKey(first);
    const isAgreed = reports.every((report) => report.isAtRest && toKey(report) === key);
    looks = !isAgreed ? 0 : key === last ? looks + 1 : 1;
    last = key;
    if (looks === looksInARow) {
      const {status, login, token} = first;
      return {
        status,
        login,
        token,
        settled: all.flatMap(({settled}) => settled),
        changes: all.flatMap(({changes}) => changes),
        logins: all.flatMap(({logins}) => logins),
        problems: all.flatMap(({problems}) => problems),
      };
    }
    if (performance.now() > deadline) {
      throw new Error(
        `It does not come to rest:\n${reports.map((report, index) => describe(tabs[index]!, report)).join('\n')}`,
      );
    }
    if (!isAgreed) await delay(timeBetweenLooks);
  }
}
