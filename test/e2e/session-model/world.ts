import type {Conditions} from './model.js';
import {OpenTab} from './open-tab.js';
import type {Random} from './random.js';
import type {Site} from './site.js';
import type {HookMode} from './tab.js';

/** A call that was made, and as whom. */
export interface MadeCall {
  readonly id: number;
  readonly tab: OpenTab;
  readonly login: string | undefined;
}

/** The browser, its tabs and the server, and what has been done to them. */
export class World {
  readonly site: Site;
  readonly random: Random;
  readonly tabs: OpenTab[] = [];
  /** All calls for users that were made, by their ids. */
  readonly calls = new Map<number, MadeCall>();

  hook: HookMode = 'null';
  isOnline = true;
  faults: 'none' | 'slow' | 'failing' = 'none';
  /** By how much the clock of the machine is wrong, beside the time that it has slept. */
  clockError = 0;

  #lastTab = 0;
  #lastCall = 0;
  #slept = 0;

  constructor(site: Site, random: Random) {
    this.site = site;
    this.random = random;
  }

  get conditions(): Conditions {
    return {isOnline: this.isOnline, isServerFaulty: this.faults === 'failing', hook: this.hook};
  }

  nextCall(): number {
    return (this.#lastCall += 1);
  }

  note(call: MadeCall): void {
    this.calls.set(call.id, call);
  }

  async openTab(): Promise<void> {
    this.tabs.push(await OpenTab.open(this.site.context, this.site.url, (this.#lastTab += 1)));
  }

  async closeTab(tab: OpenTab): Promise<void> {
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    await tab.close();
  }

  async setClocks(): Promise<void> {
    const offset = this.clockError + this.#slept;
    await Promise.all(this.tabs.map((tab) => tab.do((to) => window.tab.setClock(to), offset)));
  }

  /** The machine sleeps while the server's time goes on. */
  async sleep(milliseconds: number): Promise<void> {
    this.#slept += milliseconds;
    await this.site.emulator.advanceClock(milliseconds);
    const offset = this.clockError + this.#slept;
    await Promise.all(
      this.tabs.map((tab) =>
        tab.do(([time, to]) => window.tab.sleep(time, to), [milliseconds, offset] as const),
      ),
    );
  }
}
