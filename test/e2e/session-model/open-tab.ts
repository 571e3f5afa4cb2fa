import assert from 'node:assert/strict';
import type {BrowserContext, Page} from 'playwright-core';
import type {Report, Tab} from './tab.js';

/** One tab, as the test holds it. */
export class OpenTab {
  readonly page: Page;
  readonly number: number;
  /** Calls that have not come to their end, and which of them wait for a sign-in as far as is known. */
  readonly pending = new Set<number>();
  /** Whether an element on the page asks to sign in again. */
  hasPrompt = false;
  /** Whether it may have tried in vain, so that it does not try again before something changes. */
  mayWait = false;

  private constructor(page: Page, number: number) {
    this.page = page;
    this.number = number;
  }

  static async open(context: BrowserContext, url: string, number: number): Promise<OpenTab> {
    const page = await context.newPage();
    await page.goto(url);
    return new OpenTab(page, number);
  }

  /** Does something on the page. */
  do<Argument, Result>(work: (argument: Argument) => Result, argument: Argument): Promise<Awaited<Result>> {
    return this.page.evaluate<Awaited<Result>, Argument>(work as never, argument);
  }

  async reload(): Promise<void> {
    this.#forget();
    await this.page.reload();
  }

  async close(): Promise<void> {
    this.#forget();
    await this.page.close();
  }

  async report(isOnline: boolean): Promise<Report> {
    const report = await this.do((online) => window.tab.report(online), isOnline);
    for (const {id} of report.settled) {
      assert.ok(this.pending.delete(id), `call ${id} came to its end once`);
    }
    return report;
  }

  #forget(): void {
    this.pending.clear();
    this.hasPrompt = false;
    this.mayWait = false;
  }
}

export type {Tab};
