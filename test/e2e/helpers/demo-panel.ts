import type {Locator, Page} from 'playwright-core';

/** What a page of the demo says while a call waits for the user to sign in again. */
export const waitsForSignIn = 'The session has ended. Sign in again. Then this goes on.';

const asking = 'Asking the server…';

/** The part of a demo page that shows the session and lets a person break it. */
export class DemoPanel {
  readonly status: Locator;
  readonly tier: Locator;
  readonly result: Locator;
  readonly log: Locator;
  readonly hook: Locator;
  readonly remember: Locator;
  readonly persist: Locator;
  readonly secondTab: Locator;
  readonly callButton: Locator;
  readonly forgetButton: Locator;

  constructor(page: Page) {
    this.status = page.locator('#status');
    this.tier = page.locator('#tier');
    this.result = page.locator('#result');
    this.log = page.getByRole('list', {name: 'Events, newest first'});
    this.hook = page.getByRole('checkbox', {name: /restoreSession/});
    this.remember = page.getByRole('checkbox', {name: 'Offer to keep the user signed in'});
    this.persist = page.getByRole('combobox', {name: 'Kept'});
    this.secondTab = page.getByRole('link', {name: 'Open a second tab'});
    this.callButton = page.getByRole('button', {name: /^Call the server/});
    this.forgetButton = page.getByRole('button', {name: 'Make the server forget the session'});
  }

  async forgetSession(): Promise<void> {
    await this.forgetButton.press('Enter');
    await this.result.filter({hasText: 'Forgotten.'}).waitFor();
  }

  /** Presses "Call the server" and waits for this answer on the page. */
  async call(answer: string): Promise<void> {
    await this.callButton.click();
    await this.result.filter({hasText: answer}).waitFor();
  }

  /** Presses "Call the server" until this is the answer, as a person does while the server is in trouble. */
  async callUntil(answer: string): Promise<void> {
    let told: string | null;
    do {
      await this.callButton.click();
      await this.result.filter({hasNotText: asking}).waitFor();
      told = await this.result.textContent();
    } while (!told?.includes(answer));
  }
}
