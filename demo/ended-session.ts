import type {CubeSession, RestoreSession} from '../src/index.js';
import {find} from './page.js';
import {followSetting} from './settings.js';

// A real page would ask its own backend. The demo knows the only password there is.
const restoreSession: RestoreSession = ({user}) =>
  Promise.resolve(user.login ? {login: user.login, password: 'demo-password'} : null);

const forgetSessions = (endpoint: string) =>
  fetch(`${endpoint}/_emulator/sessions/expire`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({all: true}),
  });

/** Lets a person end the session on the server, and choose whether the page restores it. */
export function offerToForget(session: CubeSession): void {
  followSetting('hook', (value) => {
    session.restoreSession = value === 'on' ? restoreSession : undefined;
  });
  find('#forget').addEventListener('click', () => {
    void forgetSessions(session.endpoint ?? '').then(() => {
      find('#result').textContent = 'Forgotten. The page does not know yet: call the server.';
    });
  });
}
