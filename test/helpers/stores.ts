import type {SessionState, SessionStoreOptions} from '../../src/core.js';
import {SessionStore} from '../../src/core.js';
import type {CubeError} from '../../src/errors.js';
import type {TestApp, TestEmulator} from './emulator.js';

export const demo = {login: 'demo', password: 'demo-password'} as const;
export const other = {login: 'other', password: 'other-password'} as const;

/** A store as a page would have it, with everything it reports and every state it goes through. */
export interface ObservedStore {
  readonly store: SessionStore;
  readonly problems: CubeError[];
  readonly states: SessionState[];
  readonly statuses: () => string[];
  /** What `watchToken` has told. */
  readonly tokens: (string | null)[];
  /** What it has reported, as texts. */
  readonly complaints: () => string[];
}

const open = new Set<SessionStore>();

// Else a page event of one test would have the stores of those before it ask the server.
afterEach(() => {
  for (const store of open) store.stop();
  open.clear();
});

/** Opens a store that is stopped when the test is over. */
export function openStore(app: TestApp, options: Partial<SessionStoreOptions> = {}): ObservedStore {
  const problems: CubeError[] = [];
  const states: SessionState[] = [];
  const tokens: (string | null)[] = [];
  const store = new SessionStore({...app, ...options, onProblem: (problem) => problems.push(problem)});
  store.subscribe((state) => states.push(state));
  store.watchToken((token) => tokens.push(token));
  open.add(store);
  return {
    store,
    problems,
    states,
    tokens,
    statuses: () => states.map(({status}) => status),
    complaints: () => problems.map(({message}) => message),
  };
}

/** Opens a store in which `demo` has signed in; the server has been asked nothing since. */
export async function openSignedIn(emulator: TestEmulator, remember = false): Promise<ObservedStore> {
  const observed = openStore(emulator.app);
  await observed.store.client.signIn(demo, {remember});
  await emulator.clearRequests();
  return observed;
}
