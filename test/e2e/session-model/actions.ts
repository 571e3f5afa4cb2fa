import {logins, passwordOf, wrongPassword, type Login} from './accounts.js';
import {
  expire,
  mayMeetServer,
  meetServer,
  openPage,
  setHook,
  signIn,
  signOut,
  stay,
  type Transition,
} from './model.js';
import type {OpenTab} from './open-tab.js';
import type {HookMode} from './tab.js';
import type {World} from './world.js';

/** Something that users, pages, networks and servers do. */
export interface Action {
  readonly text: string;
  /** What it does to the session. */
  readonly transition: Transition;
  /** Begins it. What it sets going on the pages may take longer. */
  run(): Promise<unknown>;
  /** The tab in which it happens, where it is one. */
  readonly tab?: OpenTab;
  readonly kind?: 'sign-in' | 'sign-out' | 'end of a page' | 'expiry';
}

const twoHours = 2 * 3_600_000;
const halfAnHour = twoHours / 4;
const oneDay = 12 * twoHours;
const hookModes: readonly HookMode[] = ['same', 'same', 'same', 'other', 'null', 'wrong', 'throws'];

export function call(world: World, tabs = world.random.pickSome(world.tabs)): Action {
  const plans = tabs.map((tab) => ({
    tab,
    ids: Array.from({length: 1 + world.random.below(6)}, () => world.nextCall()),
  }));
  const isSure = tabs.some(({mayWait}) => !mayWait);
  return {
    text: `calls: ${plans.map(({tab, ids}) => `${ids.length} in tab ${tab.number}`).join(', ')}`,
    transition: isSure ? meetServer : mayMeetServer,
    run: () =>
      Promise.all(
        plans.map(async ({tab, ids}) => {
          for (const id of ids) tab.pending.add(id);
          const login = await tab.do((numbers) => window.tab.call(numbers), ids);
          for (const id of ids) world.note({id, tab, login});
        }),
      ),
  };
}

export function signInSomebody(world: World, tab = world.random.pick(world.tabs)): Action {
  const login: Login = world.random.pick(logins);
  const remember = world.random.chance(0.4);
  const id = world.nextCall();
  return {
    text: `sign in as ${login} in tab ${tab.number}${remember ? ', to be remembered' : ''}`,
    transition: signIn(login, remember),
    tab,
    kind: 'sign-in',
    run: () => {
      tab.pending.add(id);
      return tab.do(([number, name, password, keep]) => window.tab.signIn(number, name, password, keep), [
        id,
        login,
        passwordOf(login),
        remember,
      ] as const);
    },
  };
}

export function signInWrongly(world: World): Action {
  const tab = world.random.pick(world.tabs);
  const login: Login = world.random.pick(logins);
  const id = world.nextCall();
  return {
    text: `sign in as ${login} in tab ${tab.number} with a wrong password`,
    transition: stay,
    run: () => {
      tab.pending.add(id);
      return tab.do(([number, name, password]) => window.tab.signIn(number, name, password, true), [
        id,
        login,
        wrongPassword,
      ] as const);
    },
  };
}

export function signOutSomewhere(world: World, tab = world.random.pick(world.tabs)): Action {
  const id = world.nextCall();
  const isDeletion = world.random.chance(0.3);
  return {
    text: `${isDeletion ? 'delete the session' : 'sign out'} in tab ${tab.number}`,
    transition: signOut,
    tab,
    kind: 'sign-out',
    run: () => {
      tab.pending.add(id);
      return tab.do(
        ([number, deletes]) => (deletes ? window.tab.deleteSession(number) : window.tab.signOut(number)),
        [id, isDeletion] as const,
      );
    },
  };
}

export const expireSessions = (world: World): Action => ({
  text: 'the server forgets all sessions',
  kind: 'expiry',
  transition: expire,
  run: () => world.site.emulator.expireSessions(),
});

export const advanceServerClock = (world: World): Action => ({
  text: "the server's clock goes on by more than two hours",
  kind: 'expiry',
  transition: expire,
  run: () => world.site.emulator.advanceClock(twoHours + halfAnHour),
});

export const sleepAndWake = (world: World): Action => ({
  text: 'the machine sleeps for more than two hours',
  kind: 'expiry',
  transition: (situation, conditions) =>
    expire(situation, conditions).flatMap((dead) => mayMeetServer(dead, conditions)),
  run: () => world.sleep(twoHours + halfAnHour),
});

export function setClock(world: World): Action {
  const error = world.clockError === 0 ? world.random.pick([-oneDay, oneDay]) : 0;
  return {
    text:
      error === 0 ? 'the local clock is right again' : `the local clock is wrong by ${error / oneDay} day`,
    transition: stay,
    run: () => {
      world.clockError = error;
      return world.setClocks();
    },
  };
}

export function chooseHook(world: World): Action {
  const mode = world.random.pick(hookModes);
  return {
    text: `restoreSession from now on: ${mode}`,
    transition: stay,
    run: () => {
      world.hook = mode;
      return world.tabs[0]!.do((chosen) => window.tab.setHookMode(chosen), mode);
    },
  };
}

export function installHook(world: World): Action {
  const tab = world.random.pick(world.tabs);
  return {
    text: `tab ${tab.number} sets restoreSession (${world.hook})`,
    transition: tab.mayWait
      ? (situation, conditions) => [situation, ...setHook(situation, conditions)]
      : setHook,
    run: () => tab.do(() => window.tab.installHook(), undefined),
  };
}

export function togglePrompt(world: World): Action {
  const tab = world.random.pick(world.tabs);
  return {
    text: `tab ${tab.number} ${tab.hasPrompt ? 'no longer asks' : 'asks'} to sign in again`,
    transition: stay,
    run: () => {
      tab.hasPrompt = !tab.hasPrompt;
      return tab.do(() => window.tab.togglePrompt(), undefined);
    },
  };
}

export function touch(world: World): Action {
  const tab = world.random.pick(world.tabs);
  const isResumed = world.random.chance(0.3);
  return {
    text: `tab ${tab.number} is ${isResumed ? 'resumed' : 'used'}`,
    transition: mayMeetServer,
    tab,
    run: () => tab.do((resumes) => (resumes ? window.tab.resume() : window.tab.use()), isResumed),
  };
}

const faultKinds = [
  {status: 500},
  {status: 503, body: {errors: ['Busy']}},
  {status: 429, body: {errors: ['Too many requests']}},
  {reset: true},
  {delayMs: 40},
  {delayMs: 150},
];

export function addFault(world: World): Action {
  const {random, site} = world;
  const kind = random.pick(faultKinds);
  const path = random.pick(['/session', '/login', '/users']);
  const times = 1 + random.below(4);
  return {
    text: `the next ${times} requests to ${path} meet ${JSON.stringify(kind)}`,
    transition: stay,
    run: () => {
      if (!('delayMs' in kind)) world.faults = 'failing';
      else if (world.faults === 'none') world.faults = 'slow';
      return site.emulator.fault({path, times, ...kind});
    },
  };
}

export const clearFaults = (world: World): Action => ({
  text: 'the server is well again',
  transition: stay,
  run: () => {
    world.faults = 'none';
    return world.site.emulator.clearFaults();
  },
});

export const switchNetwork = (world: World): Action => ({
  text: world.isOnline ? 'the network goes away' : 'the network is back',
  transition: world.isOnline ? stay : mayMeetServer,
  run: () => {
    world.isOnline = !world.isOnline;
    return world.site.context.setOffline(!world.isOnline);
  },
});

export const openTab = (world: World): Action => ({
  text: 'another tab is opened',
  transition: openPage,
  run: () => world.openTab(),
});

export const closeTab = (world: World, tab = world.random.pick(world.tabs)): Action => ({
  text: `tab ${tab.number} is closed`,
  transition: stay,
  tab,
  kind: 'end of a page',
  run: () => world.closeTab(tab),
});

export const reloadTab = (world: World, tab = world.random.pick(world.tabs)): Action => ({
  text: `tab ${tab.number} is loaded again`,
  transition: openPage,
  tab,
  kind: 'end of a page',
  run: () => tab.reload(),
});
