/**
 * What happens to the page, as far as its session is concerned:
 * - `online`, `resume`: the network, or the page itself, was away and is back.
 * - `visible`: the user looks at the page again.
 * - `used`: the user does something on it.
 */
export type PageEvent = 'online' | 'resume' | 'visible' | 'used';

/** Whether there is a page at all; in Node there is none. */
export const hasPage = (): boolean => typeof document === 'object';

export const isPageVisible = (): boolean => hasPage() && document.visibilityState === 'visible';

/** Tells what happens to the page, until the signal is aborted. */
export function watchPage(onEvent: (event: PageEvent) => void, signal: AbortSignal): void {
  if (!hasPage()) return;
  const listen = (
    target: EventTarget,
    name: string,
    event: PageEvent,
    isMeant: (event: Event) => boolean = () => true,
  ) =>
    target.addEventListener(name, (fired) => isMeant(fired) && onEvent(event), {
      signal,
      capture: true,
      passive: true,
    });
  listen(globalThis, 'online', 'online');
  listen(document, 'resume', 'resume');
  listen(globalThis, 'pageshow', 'resume', (event) => (event as PageTransitionEvent).persisted);
  listen(document, 'visibilitychange', 'visible', isPageVisible);
  for (const name of ['pointerdown', 'keydown', 'wheel']) listen(document, name, 'used');
}
