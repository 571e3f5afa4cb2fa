import {
  addFault,
  advanceServerClock,
  call,
  chooseHook,
  clearFaults,
  closeTab,
  expireSessions,
  installHook,
  openTab,
  reloadTab,
  setClock,
  signInSomebody,
  signInWrongly,
  signOutSomewhere,
  sleepAndWake,
  switchNetwork,
  togglePrompt,
  touch,
  type Action,
} from './actions.js';
import type {World} from './world.js';

/** What is done next: one action after the other, or all at the same time. */
export interface Step {
  readonly actions: readonly Action[];
  /** Milliseconds between the beginnings of actions at the same time. */
  readonly gaps: readonly number[];
}

const mostTabs = 5;

type Choices = readonly (readonly [weight: number, make: (world: World) => Action])[];

function choicesIn({tabs, isOnline, faults, clockError}: World): Choices {
  const canOpen = isOnline && tabs.length < mostTabs;
  return [
    [30, call],
    [12, signInSomebody],
    [1, signInWrongly],
    [5, signOutSomewhere],
    [12, expireSessions],
    [2, advanceServerClock],
    [3, sleepAndWake],
    [clockError === 0 ? 2 : 6, setClock],
    [8, chooseHook],
    [4, installHook],
    [4, togglePrompt],
    [6, touch],
    [faults === 'none' ? 4 : 1, addFault],
    [faults === 'none' ? 0 : 14, clearFaults],
    [isOnline ? 2 : 25, switchNetwork],
    [canOpen ? 4 : 0, openTab],
    [tabs.length > 1 ? 3 : 0, closeTab],
    [isOnline ? 3 : 0, reloadTab],
  ];
}

/** Calls everywhere, and meanwhile something that gets in their way. */
function chooseRace(world: World): readonly Action[] {
  const {random, tabs, isOnline} = world;
  const [last, ...others] = tabs.toReversed();
  const isOneLeft = last !== undefined && others.length > 0;
  const disturbances: Choices = [
    [4, signInSomebody],
    [4, signOutSomewhere],
    [isOneLeft ? 3 : 0, () => closeTab(world, last)],
    [isOneLeft && isOnline ? 3 : 0, () => reloadTab(world, last)],
    [isOnline && tabs.length < mostTabs ? 2 : 0, openTab],
    [1, touch],
  ];
  const disturb = () => random.pickWeighted(disturbances)(world);
  const first = disturb();
  const second = random.chance(0.4) ? [disturb()] : [];
  // What happens on a page that is gone would be no race.
  const isPossible = second.every(
    ({kind, tab}) => kind !== 'end of a page' && (first.kind !== 'end of a page' || tab !== last),
  );
  return [call(world, [...tabs]), first, ...(isPossible ? second : [])];
}

/** Goes on for as long as it is asked. Each step is chosen in the world as it is then. */
export function* chooseSteps(world: World): Generator<Step, never> {
  const {random} = world;
  for (;;) {
    if (random.chance(0.85)) {
      yield {actions: [random.pickWeighted(choicesIn(world))(world)], gaps: []};
      continue;
    }
    if (random.chance(0.6)) yield {actions: [expireSessions(world)], gaps: []};
    const actions = chooseRace(world);
    yield {actions, gaps: actions.map(() => random.pick([0, 5, 15, 30, 60]))};
  }
}
