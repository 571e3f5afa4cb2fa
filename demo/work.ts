import {isCubeSessionError, type CubeSession} from '../src/index.js';
import {find} from './page.js';
import {report} from './report.js';

const refusals = {
  expired: 'Not saved: your session has ended. Your text is still here.',
  changed: 'Not saved: another user has signed in. Your text is still here.',
  missing: 'Not saved: nobody is signed in. Your text is still here.',
};

async function save(session: CubeSession, fullName: string, signal: AbortSignal): Promise<string> {
  try {
    const user = await session.client.updateUser({fullName}, {signal});
    return `Saved: ${user.login ?? ''} is ${user.fullName ?? ''}.`;
  } catch (error) {
    if (isCubeSessionError(error)) return refusals[error.reason];
    throw error;
  }
}

/**
 * Some work that the end of the session can catch in the middle: a form that saves the user's name. What is typed
 * stays whatever happens, and of several saves the last one counts.
 */
export function startWork(session: CubeSession): void {
  const field = find('#full-name') as HTMLInputElement;
  let last = new AbortController();
  find('#work').addEventListener('submit', (event) => {
    event.preventDefault();
    last.abort();
    const {signal} = (last = new AbortController());
    void report(find('#saved'), session, () => save(session, field.value, signal), signal);
  });
}
