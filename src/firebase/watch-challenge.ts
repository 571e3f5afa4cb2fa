/** How long the reCAPTCHA may take to give its answer after the user has solved the last picture, in milliseconds. */
const patience = 1_000;

/** The frame in which Google shows its pictures. It stays on the page, and is hidden. */
const frames = 'iframe[src*="/recaptcha/"][src*="/bframe"]';

const isOpen = (): boolean =>
  [...document.querySelectorAll(frames)].some((frame) => getComputedStyle(frame).visibility === 'visible');

/**
 * Calls back when the user has closed the pictures of the reCAPTCHA, of which Google tells nobody: whoever waits for an
 * answer would wait for ever. Returns the function that ends it.
 */
export function watchChallenge(onClose: () => void): () => void {
  let wasOpen = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    const open = isOpen();
    if (open === wasOpen) return;
    wasOpen = open;
    clearTimeout(timer);
    if (!open) timer = setTimeout(onClose, patience);
  });
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['style'],
  });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
