import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';

// axe does not know that a dark colour scheme darkens the canvas, so the page says its background itself.
const schemes = [
  ['light', '#ffffff'],
  ['dark', '#14171e'],
] as const;

/**
 * A test for each state: axe finds no violation in it in the light and in the dark. What fades is there at once, else
 * its colours would be judged on the way.
 * @param show Brings a page into the state, and resolves to what is to be judged.
 */
export function testColourSchemes<State>(
  states: Readonly<Record<string, State>>,
  show: (state: State) => Promise<Element>,
): void {
  for (const [name, state] of Object.entries(states)) {
    it(`has no violation in the light and in the dark: ${name}`, async () => {
      document.documentElement.style.colorScheme = 'light dark';
      let shown: Element | undefined;
      for (const [colorScheme, background] of schemes) {
        await emulateMedia({colorScheme, reducedMotion: 'reduce'});
        document.body.style.background = background;
        shown ??= await show(state);
        await expect(shown, colorScheme).to.be.accessible();
      }
    });
  }

  after(async () => {
    document.documentElement.style.colorScheme = '';
    document.body.style.background = '';
    await emulateMedia({colorScheme: 'light', reducedMotion: 'no-preference'});
  });
}
