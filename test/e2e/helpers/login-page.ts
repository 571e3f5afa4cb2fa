import assert from 'node:assert/strict';
import type {Locator, Page} from 'playwright-core';
import type {Watch} from './watch.js';

/** A page with `<cube-login>`, by what a person finds on it. */
export class LoginPage {
  readonly element: Locator;
  readonly identifier: Locator;
  readonly password: Locator;
  readonly submit: Locator;
  readonly reveal: Locator;
  readonly remember: Locator;
  readonly forgot: Locator;
  readonly address: Locator;
  readonly sendLink: Locator;
  readonly backToSignIn: Locator;
  readonly heading: Locator;
  readonly signOut: Locator;
  readonly name: Locator;
  readonly summary: Locator;
  readonly notice: Locator;
  readonly alert: Locator;

  constructor(
    readonly page: Page,
    readonly watch: Watch,
  ) {
    this.element = page.locator('cube-login');
    this.identifier = page.getByLabel('Login or e-mail');
    this.password = page.getByLabel('Password', {exact: true});
    this.submit = page.getByRole('button', {name: /^Sign(ing)? in/});
    this.reveal = page.getByRole('button', {name: 'Show password'});
    this.remember = page.getByRole('checkbox', {name: 'Keep me signed in'});
    this.forgot = page.getByRole('button', {name: 'Forgot password?'});
    this.address = page.getByLabel('E-mail', {exact: true});
    this.sendLink = page.getByRole('button', {name: /^Send(ing|\slink)/});
    this.backToSignIn = page.getByRole('button', {name: 'Back to sign in'});
    this.heading = page.locator('cube-login [part=heading]');
    this.signOut = page.getByRole('button', {name: 'Sign out'});
    this.name = page.locator('cube-login [part=name]');
    this.summary = page.locator('cube-login [part=error]');
    this.notice = page.locator('cube-login [part=notice]');
    this.alert = page.locator('cube-login [role=alert]');
  }

  async fill(identifier: string, password: string): Promise<void> {
    await this.identifier.fill(identifier);
    await this.password.fill(password);
  }

  /** Fills in the form and presses Enter, as most people do. */
  async enter(identifier: string, password: string): Promise<void> {
    await this.fill(identifier, password);
    await this.password.press('Enter');
  }

  async signIn(identifier = 'demo', password = 'demo-password'): Promise<void> {
    await this.enter(identifier, password);
    await this.name.waitFor();
  }

  /** Chooses “Forgot password?” and asks for a link, as most people do. */
  async askForLink(address: string): Promise<void> {
    await this.forgot.click();
    await this.address.fill(address);
    await this.address.press('Enter');
  }

  /** What a screen reader adds to a field: the text of its error. */
  describe(field: Locator): Promise<string> {
    return field.evaluate((input) =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent.trim() ?? '')
        .join(' '),
    );
  }

  /** Waits until the error is there, at this field. */
  async waitForFieldError(field: Locator, text: string): Promise<void> {
    await this.page.locator('.cube-error', {hasText: text}).waitFor();
    await this.page.waitForFunction(
      ([input, expected]) =>
        input.getAttribute('aria-invalid') === 'true' &&
        document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent.trim() ===
          expected,
      [await field.evaluateHandle((input) => input), text] as const,
    );
  }

  /** Whether the focus is on this element. */
  hasFocus(locator: Locator): Promise<boolean> {
    return locator.evaluate((element) => element.matches(':focus'));
  }

  /** The innermost element that has the focus, in short: `input username`, `button Sign out`, `body`. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const tag = active?.localName ?? 'nothing';
      const name =
        active?.getAttribute('name') ??
        active?.getAttribute('part') ??
        active?.getAttribute('aria-label') ??
        active?.textContent.trim();
      return tag === 'body' ? tag : `${tag} ${name ?? ''}`;
    });
  }

  /**
   * Presses Tab until this has the focus, in short as in `focused`.
   * @param most How often at most.
   */
  async tabTo(target: string, most: number): Promise<void> {
    const passed: string[] = [];
    while ((await this.focused()) !== target) {
      await this.page.keyboard.press('Tab');
      passed.push(await this.focused());
      assert.ok(passed.length < most, `Tab never reaches ${target}: ${passed.join(', ')}`);
    }
  }
}
