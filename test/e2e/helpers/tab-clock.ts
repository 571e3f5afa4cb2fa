import type {Tab} from './tab.js';

/**
 * Lets time pass in the tabs, second by second, and waits each time until they are done with what they do at that
 * time. Longer steps would skip the time limits of what is under way.
 */
export async function runSlowly(tabs: readonly Tab[], milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 1_000) {
    await tabs[0]?.page.context().clock.runFor(1_000);
    for (const tab of tabs) await tab.waitForTurn();
  }
}
