import type {RestoreSession, SessionState, SessionStore} from '../../src/core.js';
import {SessionStore as Store} from '../../src/core.js';
import type {CubeError} from '../../src/errors.js';
import type {TestApp} from './emulator.js';

export const demo = {login: 'demo', password: 'demo-password'} as const;
export const other = {login: 'other', password: 'other-password'} as const;

/** A store as a page would have it, with everything it reports and every state it goes through. */
export interface ObservedStore {
  readonly store: SessionStore;
  readonly problems: CubeError[];
  readonly states: SessionState[];
  readonly statuses: () => string[];
}

export function openStore(app: TestApp, options: {restoreSession?: RestoreSession} = {}): ObservedStore {
  const problems: CubeError[] = [];
  const states: SessionState[] = [];
  const store = new Store({...app, ...options, onProblem: (problem) => problems.push(problem)});
  store.subscribe((state) => states.push(state));
  return {store, problems, states, statuses: () => states.map(({status}) => status)};
}
