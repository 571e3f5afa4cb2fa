import type {Locator, Page} from 'playwright-core';
import {patience} from './watch.js';

/** Firebase's emulator may have to be installed first. */
const firebasePatience = 10 * 60_000;

/** The page with every way to sign in, by what a person finds on it. */
export class WaysDemo {
  readonly name: Locator;
  readonly provider: Locator;
  readonly result: Locator;
  readonly heading: Locator;

  constructor(readonly page: Page) {
    this.name = page.locator('cube-login [part=name]');
    this.provider = page.locator('#provider');
    this.result = page.locator('#result');
    this.heading = page.locator('cube-login [part=heading]');
  }

  button(name: string): Locator {
    return this.page.locator('cube-login').getByRole('button', {name, exact: true});
  }

  async startFirebase(): Promise<void> {
    await this.page.locator('#start-firebase').click();
    await this.page.getByText('It runs at').waitFor({timeout: firebasePatience});
  }

  /** What Firebase has sent last to this address or number: a code, or the address of a link. */
  async readMessage(to: string): Promise<string> {
    const entry = this.page.locator('#firebase-messages li', {hasText: to}).first();
    await entry.waitFor({timeout: patience});
    const link = entry.locator('a');
    if ((await link.count()) > 0) return (await link.getAttribute('href')) ?? '';
    return /\d{6}$/.exec((await entry.textContent()) ?? '')?.[0] ?? '';
  }

  /** Has the server forget the session, and the page find that out. */
  async endSession(): Promise<void> {
    await this.page.locator('#forget').click();
    await this.page.getByText('Forgotten.').waitFor();
    await this.page.locator('#call').click();
  }

  /** How many users the browser keeps signed in at Firebase. */
  countKeptByFirebase(): Promise<number> {
    return this.page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('firebaseLocalStorageDb');
          opening.onerror = () => reject(opening.error ?? new Error('not opened'));
          opening.onsuccess = () => {
            const counting = opening.result
              .transaction('firebaseLocalStorage')
              .objectStore('firebaseLocalStorage')
              .count();
            counting.onsuccess = () => {
              opening.result.close();
              resolve(counting.result);
            };
          };
        }),
    );
  }
}
