import type {Locator, Page} from 'playwright-core';
import type {EmulatorControl} from './emulator-control.js';

/** The page with `<cube-user-search>`, by what a person finds on it. */
export class PeopleDemo {
  readonly box: Locator;
  readonly list: Locator;
  readonly options: Locator;
  readonly active: Locator;
  readonly status: Locator;
  readonly retry: Locator;
  readonly sent: Locator;

  constructor(readonly page: Page) {
    const search = page.locator('cube-user-search');
    this.box = search.getByRole('combobox');
    this.list = search.getByRole('listbox');
    this.options = search.getByRole('option');
    this.active = search.locator('[role=option].active');
    this.status = search.locator('[part=status]');
    this.retry = search.getByRole('button', {name: 'Try again'});
    this.sent = page.locator('#sent');
  }

  /**
   * Types as a person does.
   * @param gap Between two keys, in milliseconds.
   * @returns The longest gap that the page has seen.
   */
  async type(text: string, gap: number): Promise<number> {
    await this.box.focus();
    const times = await this.box.evaluateHandle((box) => {
      const noted: number[] = [];
      box.addEventListener('keydown', ({timeStamp}) => noted.push(timeStamp));
      return noted;
    });
    await this.page.keyboard.type(text, {delay: gap});
    const noted = await times.jsonValue();
    return Math.max(0, ...noted.slice(1).map((time, index) => time - (noted[index] ?? 0)));
  }

  async clear(): Promise<void> {
    await this.box.fill('');
  }

  /** Waits until the list is that of this text, and no other is on its way. */
  async waitForResults(text: string): Promise<void> {
    await this.page.waitForFunction((query) => {
      const {renderRoot} = document.querySelector('cube-user-search')!;
      const marks = [...renderRoot.querySelectorAll('[role=option] mark')];
      const isBusy = renderRoot.querySelector('[aria-busy=true]') !== null;
      return !isBusy && marks.length > 0 && marks[0]?.textContent.toLowerCase() === query.toLowerCase();
    }, text);
  }

  names(): Promise<string[]> {
    return this.options.locator('[part=name]').allInnerTexts();
  }
}

/** The texts that the server was asked about, in order, each round of requests once. */
export async function roundsOf(emulator: EmulatorControl): Promise<string[]> {
  const texts: string[] = [];
  for (const {path, query} of await emulator.log()) {
    const asked = [...new URLSearchParams(query)].find(([name]) =>
      /^(login|full_name|external_id)/.test(name),
    );
    if (path === '/users/v2' && asked && texts.at(-1) !== asked[1]) texts.push(asked[1]);
  }
  return texts;
}
