import type {Locator, Page} from 'playwright-core';

/** A page with `<cube-profile>`, by what a person finds on it. */
export class ProfileDemo {
  readonly name: Locator;
  readonly saved: Locator;
  readonly fullName: Locator;
  readonly phone: Locator;

  constructor(readonly page: Page) {
    this.name = page.locator('cube-profile [part=name]');
    this.saved = page.locator('cube-profile [part=saved]');
    this.fullName = page.getByLabel('Full name', {exact: true});
    this.phone = page.getByLabel('Phone', {exact: true});
  }

  /** A button of the element, by its name. */
  button(name: string): Locator {
    return this.page.locator('cube-profile').getByRole('button', {name, exact: true});
  }

  /** The text at a field. */
  error(text: string): Locator {
    return this.page.locator('cube-profile .cube-error', {hasText: text});
  }
}
