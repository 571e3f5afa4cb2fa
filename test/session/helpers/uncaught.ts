/** Keeps uncaught errors from failing the test, and returns the function that tells the messages so far. */
export function catchUncaught(): () => readonly string[] {
  const messages: string[] = [];
  const note = (event: ErrorEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    messages.push(event.message);
  };
  const handler = window.onerror;
  window.onerror = null;
  window.addEventListener('error', note, {capture: true});
  undo.push(() => {
    window.removeEventListener('error', note, {capture: true});
    window.onerror = handler;
  });
  return () => messages;
}

const undo: (() => void)[] = [];

afterEach(() => {
  for (const step of undo.splice(0)) step();
});
