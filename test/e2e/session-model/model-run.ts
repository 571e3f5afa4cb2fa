import {setTimeout as delay} from 'node:timers/promises';
import type {LoggedRequest} from '../../../demo/emulator/state/request-log.js';
import {possibleResults} from './call-results.js';
import {chooseSteps, type Step} from './choose-step.js';
import {anonymous, inAnyOrder, isClean, unique, type Situation} from './model.js';
import {Random} from './random.js';
import {settle, type Rest} from './settle.js';
import type {Site} from './site.js';
import {isLogin, isSuccess, TokenBook} from './token-book.js';
import {World} from './world.js';

const rememberedSteps = 15;
const knownResults = ['ok', 'expired', 'changed', 'missing'];

const describe = ({status, login, isLive, isRemembered}: Situation): string =>
  [status, login, status === 'authenticated' && (isLive ? 'live' : 'dead'), isRemembered && 'remembered']
    .filter(Boolean)
    .join(' ');

/** Of a token, no more than tells it from others. */
const toLine = ({method, path, query, headers, status}: LoggedRequest): string =>
  `      ${method} ${path}${query && `?${query}`} ${headers['cb-token']?.slice(0, 4) ?? ''} ${status ?? 'cut'}`;

/** Drives the tabs of one profile at random, beside the model of what they have to show. */
export class ModelRun {
  readonly #seed: number;
  readonly #site: Site;
  readonly #world: World;
  readonly #tokens = new TokenBook();
  /** All that may be the case; the storage does not show whether a sign-in is remembered. */
  #possible: readonly Situation[] = [anonymous];
  #token: string | null = null;
  /** How many sessions have ended for the server and were not restored since: one, or none. */
  #owed = 0;
  readonly #lines: string[] = [];
  readonly #texts: string[] = [];
  #wasLive = false;
  #requests: readonly string[] = [];
  readonly counts = {steps: 0, calls: 0, requests: 0, expiries: 0, restores: 0};

  constructor(seed: number, site: Site) {
    this.#seed = seed;
    this.#site = site;
    this.#world = new World(site, new Random(seed));
  }

  /** @throws at the first step after which something is wrong; the error tells how to see it again. */
  async run(steps: number): Promise<void> {
    await this.#world.openTab();
    await settle(this.#world);
    const choices = chooseSteps(this.#world);
    for (let number = 1; number <= steps; number += 1) {
      const step = choices.next().value;
      this.#lines.push(`${number}. ${step.actions.map(({text}) => text).join(' | ')}`);
      const problems = await this.#take(step).catch((error: unknown) => [String(error)]);
      if (problems.length > 0) throw new Error(this.#explain(problems));
      this.counts.steps = number;
    }
    const problems = this.#findSecrets();
    if (problems.length > 0) throw new Error(this.#explain(problems));
  }

  async #take(step: Step): Promise<string[]> {
    const world = this.#world;
    const before = world.conditions;
    for (const [index, action] of step.actions.entries()) {
      await action.run();
      const gap = step.gaps[index];
      if (gap) await delay(gap);
    }
    const rest = await settle(world);
    const after = await this.#look(rest);
    const clean = isClean(before) && isClean(world.conditions);
    const problems = [
      ...rest.problems,
      ...this.#checkSituation(step, after),
      ...this.#checkSignOut(step, rest),
      ...this.#checkResults(step, rest, after, clean),
      ...(await this.#checkRequests(step, rest, after)),
    ];
    this.#lines.push(`      ${this.#possible.map(describe).join(' or ')}`);
    this.#noteAttempts(rest.token, clean && world.hook !== 'throws');
    return problems;
  }

  /** Tabs that tried in vain do not try again before something changes: that a token is new is such a change. */
  #noteAttempts(token: string | null, mustHaveWorked: boolean): void {
    const isNew = token !== this.#token;
    this.#token = token;
    if (mustHaveWorked && !isNew) return;
    for (const tab of this.#world.tabs) tab.mayWait = !mustHaveWorked;
  }

  async #look({status, login, token}: Rest): Promise<Situation> {
    const isLive = token !== null && (await this.#isKnown(token));
    return {status, login, isLive, isRemembered: false} as Situation;
  }

  /** Asks the server, by a way that no fault is set on. */
  async #isKnown(token: string): Promise<boolean> {
    const {status} = await fetch(`${this.#site.emulator.url}/blobs`, {headers: {'CB-Token': token}});
    return status === 200;
  }

  #checkSituation({actions}: Step, after: Situation): string[] {
    const transition = inAnyOrder(actions.map((action) => action.transition));
    const expected = this.#possible.flatMap((situation) => transition(situation, this.#world.conditions));
    const isAsSeen = ({status, login, isLive}: Situation): boolean =>
      status === after.status && login === after.login && isLive === after.isLive;
    const before = this.#possible;
    this.#possible = unique(expected.filter(isAsSeen));
    if (this.#possible.length > 0) return [];
    return [
      `it was ${before.map(describe).join(' or ')}, should be ${expected.map(describe).join(' or ')}, but is ${describe(after)}`,
    ];
  }

  #checkSignOut({actions}: Step, {changes}: Rest): string[] {
    const kinds = actions.map(({kind}) => kind);
    const isOver = kinds.includes('sign-out') && !kinds.includes('sign-in');
    const wrong =
      isOver && changes.some(({status, isSignedOut}) => isSignedOut && status === 'authenticated');
    return wrong ? ['a tab that had signed out was signed in again'] : [];
  }

  #checkResults({actions}: Step, {settled}: Rest, after: Situation, clean: boolean): string[] {
    const {calls, hook} = this.#world;
    const isRace = actions.length > 1 && actions.some(({kind}) => kind === 'sign-in' || kind === 'sign-out');
    const circumstances = {isClean: clean, isRace, isHookBroken: hook === 'throws'};
    return settled.flatMap(({id, result, text}) => {
      this.#texts.push(text);
      const call = calls.get(id);
      const possible = call
        ? possibleResults(call, after, circumstances)
        : [...knownResults, 'CubeApiError', 'CubeNetworkError', 'CubeTimeoutError'];
      if (call) this.counts.calls += 1;
      if (possible.includes(result)) return [];
      const caller = call
        ? `the call of ${call.login ?? 'nobody'} in tab ${call.tab.number}`
        : 'a sign-in or sign-out';
      return [`${caller} ended with ${result} ${text}, not with ${possible.join(' or ')}`];
    });
  }

  async #checkRequests({actions}: Step, rest: Rest, after: Situation): Promise<string[]> {
    const {emulator} = this.#site;
    const log = (await emulator.log()).filter(({path}) => path !== '/blobs');
    await emulator.clearRequests();
    this.counts.requests += log.length;
    const count = (kind: string) => actions.filter((action) => action.kind === kind).length;
    this.#requests = log.map(toLine);
    const problems = this.#tokens.check(log, rest, this.#world);
    if (count('expiry') > 0 && this.#wasLive) {
      this.#owed = 1;
      this.counts.expiries += 1;
    }
    const logins = log.filter((request) => isLogin(request) && isSuccess(request)).length;
    const restores = Math.max(0, logins - count('sign-in') - count('end of a page'));
    this.counts.restores += restores;
    if (restores > this.#owed) problems.push(`${restores} restores, and ${this.#owed} sessions had ended`);
    this.#owed = after.login === undefined || after.isLive ? 0 : Math.max(0, this.#owed - restores);
    this.#wasLive = after.isLive;
    return problems;
  }

  #findSecrets(): string[] {
    const {consoleTexts, events} = this.#site.watch;
    const told = JSON.stringify([consoleTexts, events, this.#texts]);
    const found = [...new Set(told.match(/[0-9A-F]{36}/g))].filter((token) =>
      [...this.#tokens.all].includes(token),
    );
    const passwords = told.match(/Secret-of-\w+-5f21|Wrong-Secret-77d0/g) ?? [];
    return [...found, ...passwords].map((secret) => `${secret} was told to the page`);
  }

  #explain(problems: readonly string[]): string {
    const {hook, isOnline, faults, tabs} = this.#world;
    return [
      `Seed ${this.#seed}, after these steps:`,
      ...this.#lines.slice(-2 * rememberedSteps),
      `(restoreSession: ${hook}, ${isOnline ? 'online' : 'offline'}, faults: ${faults}, tabs: ${tabs.map(({number}) => number).join(' ')})`,
      'Requests of the last step:',
      ...this.#requests,
      ...problems,
    ].join('\n');
  }
}
