import {isCubeError, type CubeSession} from '../src/index.js';

const waiting = 'The session has ended. Sign in again. Then this goes on.';

const describe = (error: unknown): string =>
  isCubeError(error) ? `${error.name}: ${error.message}` : String(error);

/**
 * Makes a call and says how it goes: that it is under way, that it waits for the user to sign in again, and at last
 * what came of it, unless the signal has been aborted.
 * @param call Resolves to what is to be said.
 */
export async function report(
  output: HTMLElement,
  session: CubeSession,
  call: () => Promise<string>,
  signal?: AbortSignal,
): Promise<void> {
  const tell = (text: string): void => {
    if (!signal?.aborted) output.textContent = text;
  };
  const handleChange = (): void => tell(session.state.status === 'expired' ? waiting : 'Asking the server…');
  handleChange();
  session.addEventListener('cube-session-change', handleChange);
  const result = await call().catch(describe);
  session.removeEventListener('cube-session-change', handleChange);
  tell(result);
}
