import {otherThan, type Login} from './accounts.js';
import type {HookMode} from './tab.js';

/** Who is signed in, as all tabs have to see it once everything has come to rest. */
export interface Situation {
  readonly status: 'anonymous' | 'authenticated' | 'expired';
  readonly login?: Login | undefined;
  /** Whether the server still knows the token. */
  readonly isLive: boolean;
  /** Whether the sign-in is kept, so that the session can be restored by it. */
  readonly isRemembered: boolean;
}

/** What the outcome of an action depends on besides. */
export interface Conditions {
  readonly isOnline: boolean;
  /** Whether the server may refuse or drop what would have worked. */
  readonly isServerFaulty: boolean;
  readonly hook: HookMode;
}

/** What may be the case after an action, if this was the case before. */
export type Transition = (situation: Situation, conditions: Conditions) => readonly Situation[];

export const anonymous: Situation = {status: 'anonymous', isLive: false, isRemembered: false};

export const authenticated = (login: Login, isRemembered: boolean): Situation => ({
  status: 'authenticated',
  login,
  isLive: true,
  isRemembered,
});

const expired = (login: Login): Situation => ({status: 'expired', login, isLive: false, isRemembered: false});

export const isClean = ({isOnline, isServerFaulty}: Conditions): boolean => isOnline && !isServerFaulty;

export const stay: Transition = (situation) => [situation];

/** What is tried may fail where the network or the server does; then nothing has changed. */
const unlessItFails = (outcome: Situation, before: Situation, conditions: Conditions): Situation[] =>
  isClean(conditions) ? [outcome] : [before, outcome];

/** Where the restore chain leads: PROTOCOL.md says what expires, DESIGN.md section 4 what is tried then. */
export const restore: Transition = (situation, conditions) => {
  const {login, isLive, isRemembered} = situation;
  if (login === undefined || isLive) return [situation];
  const go = (outcome: Situation) => unlessItFails(outcome, situation, conditions);
  if (conditions.hook === 'same') return go(authenticated(login, isRemembered));
  if (conditions.hook === 'other') return go(authenticated(otherThan(login), false));
  if (isRemembered) return go(authenticated(login, true));
  return conditions.hook === 'throws' ? [situation] : go(expired(login));
};

/** A request meets the end of the session; where it is known to have expired, nothing is tried again. */
export const meetServer: Transition = (situation, conditions) =>
  situation.status === 'authenticated' ? restore(situation, conditions) : [situation];

export const mayMeetServer: Transition = (situation, conditions) => [
  situation,
  ...meetServer(situation, conditions),
];

/** A page opens: the chain is tried once for a session that is known to have expired. */
export const openPage: Transition = (situation, conditions) =>
  situation.status === 'expired' ? restore(situation, conditions) : mayMeetServer(situation, conditions);

export const setHook: Transition = (situation, conditions) =>
  situation.status === 'expired' ? restore(situation, conditions) : [situation];

export const signIn =
  (login: Login, isRemembered: boolean): Transition =>
  (situation, conditions) =>
    unlessItFails(authenticated(login, isRemembered), situation, conditions);

export const signOut: Transition = () => [anonymous];

export const expire: Transition = (situation) => [{...situation, isLive: false}];

function permutations<Value>(values: readonly Value[]): Value[][] {
  if (values.length <= 1) return [[...values]];
  return values.flatMap((value, index) =>
    permutations(values.toSpliced(index, 1)).map((others) => [value, ...others]),
  );
}

export const unique = (situations: readonly Situation[]): Situation[] => [
  ...new Map(situations.map((situation) => [JSON.stringify(situation), situation])).values(),
];

/** Actions at the same time lead nowhere where they would not lead one after the other, in any order. */
export const inAnyOrder =
  (transitions: readonly Transition[]): Transition =>
  (situation, conditions) =>
    unique(
      permutations(transitions).flatMap((order) =>
        order.reduce<readonly Situation[]>(
          (situations, transition) => unique(situations.flatMap((before) => transition(before, conditions))),
          [situation],
        ),
      ),
    );
