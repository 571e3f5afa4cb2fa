import {AxeBuilder} from '@axe-core/playwright';
import type {Page} from 'playwright-core';

/** What a page may look like to whoever opens it. */
export const looks = {
  light: {colorScheme: 'light', forcedColors: 'none'},
  dark: {colorScheme: 'dark', forcedColors: 'none'},
  'forced colours': {colorScheme: 'dark', forcedColors: 'active'},
} as const;

export const lookNames = ['light', 'dark', 'forced colours'] as const;

/** What axe finds in a part of the page, in words. */
export async function findViolations(page: Page, look: keyof typeof looks, part: string): Promise<string[]> {
  // The pages have no frames, whose results would have to be put together in a page of its own.
  const axe = new AxeBuilder({page}).include(part).setLegacyMode();
  // axe reads -webkit-text-fill-color, which Chromium reports as the author wrote it and not as it is forced.
  if (look === 'forced colours') axe.disableRules('color-contrast');
  const {violations} = await axe.analyze();
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** How far the page's content is wider than the window, in pixels. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
