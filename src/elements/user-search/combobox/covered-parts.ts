/** Publishes to the styles of a pop-up how much of the window the keyboard on the screen covers. @returns ends it. */
export function watchCoveredParts(popUp: HTMLElement): () => void {
  const {visualViewport: view} = window;
  if (!view) return () => undefined;
  const publish = (): void => {
    // Somebody who has zoomed in moves about in the window, of which nothing is covered.
    const isZoomed = view.scale > 1.01;
    const start = isZoomed ? 0 : view.offsetTop;
    const end = isZoomed ? 0 : Math.max(0, window.innerHeight - view.offsetTop - view.height);
    popUp.style.setProperty('--_covered-start', `${start}px`);
    popUp.style.setProperty('--_covered-end', `${end}px`);
  };
  publish();
  const listening = new AbortController();
  for (const name of ['resize', 'scroll']) view.addEventListener(name, publish, {signal: listening.signal});
  return () => listening.abort();
}
