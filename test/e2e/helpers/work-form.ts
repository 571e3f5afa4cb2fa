import type {Locator, Page} from 'playwright-core';

/** The form of the demo that saves the user's name. */
export class WorkForm {
  readonly name: Locator;
  readonly status: Locator;

  constructor(page: Page) {
    this.name = page.getByLabel('Your full name');
    this.status = page.locator('#saved');
  }

  /** Types a name, presses Enter and waits for what the form says then. */
  async save(name: string, told: string): Promise<void> {
    await this.name.fill(name);
    await this.name.press('Enter');
    await this.waitFor(told);
  }

  waitFor(told: string): Promise<void> {
    return this.status.filter({hasText: told}).waitFor();
  }
}
