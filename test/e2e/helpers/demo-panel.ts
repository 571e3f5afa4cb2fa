import type {Locator, Page} from 'playwright-core';

/** The part of the demo page that shows the session and lets a person break it. */
export class DemoPanel {
  readonly status: Locator;
  readonly tier: Locator;
  readonly result: Locator;
  readonly log: Locator;
  readonly hook: Locator;
  readonly callButton: Locator;
  readonly #forgetButton: Locator;

  constructor(page: Page) {
    this.status = page.locator('#status');
    this.tier = page.locator('#tier');
    this.result = page.locator('#result');
    this.log = page.getByRole('list', {name: 'Events, newest first'});
    this.hook = page.getByRole('checkbox', {name: /restoreSession/});
    this.callButton = page.getByRole('button', {name: 'Call the server'});
    this.#forgetButton = page.getByRole('button', {name: 'Make the server forget the session'});
  }

  async forgetSession(): Promise<void> {
    await this.#forgetButton.click();
    await this.result.filter({hasText: 'Forgotten.'}).waitFor();
  }

  /** Presses "Call the server" and waits for this answer on the page. */
  async call(answer: string): Promise<void> {
    await this.callButton.click();
    await this.result.filter({hasText: answer}).waitFor();
  }
}
