import type {BrowserContext, Page} from 'playwright-core';

declare global {
  interface Window {
    /** Whether a field for the login has ever been in the document. */
    wasFormSeen: boolean;
    /** How many frames found the focus on nothing, after something had it. */
    framesWithoutFocus: number;
  }
}

function record(): void {
  window.wasFormSeen = false;
  window.framesWithoutFocus = 0;
  new MutationObserver(() => {
    if (document.querySelector('input[name=username]')) window.wasFormSeen = true;
  }).observe(document, {childList: true, subtree: true});

  let hadFocus = false;
  const look = (): void => {
    const hasFocus = document.activeElement !== null && document.activeElement !== document.body;
    if (hadFocus && !hasFocus) window.framesWithoutFocus += 1;
    hadFocus ||= hasFocus;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** From the first moment of every page on, notes what must never be seen, not even for one frame. */
export const recordFrames = (context: BrowserContext) => context.addInitScript(record);

export const wasFormSeen = (page: Page) => page.evaluate(() => window.wasFormSeen);

export const framesWithoutFocus = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.framesWithoutFocus))),
      ),
  );
