import '../src/define/index.js';
import {isCubeError, type SessionState} from '../src/index.js';
import {offerToForget} from './ended-session.js';
import {showOutbox} from './outbox.js';
import {find, followLooks, log} from './page.js';
import {report} from './report.js';
import {followSetting} from './settings.js';
import {startWork} from './work.js';

const session = find('cube-session');

function showState(state: SessionState): void {
  find('#status').textContent = state.status;
  find('#user').textContent = state.user
    ? [state.user.fullName, state.user.login].filter(Boolean).join(' · ')
    : 'nobody';
  find('#tier').textContent = session.store.storageTier;
}

async function callServer(): Promise<string> {
  const login = session.state.user?.login ?? 'demo';
  const user = await session.client.getUserByLogin(login);
  return user ? `The server knows ${user.fullName ?? login}.` : 'The server knows nobody of that login.';
}

document.addEventListener('cube-session-change', ({detail}) => {
  showState(detail.state);
  log('cube-session-change', `${detail.previous.status} → ${detail.state.status}`);
});
document.addEventListener('cube-session-token', ({detail}) =>
  log('cube-session-token', detail.userId === null ? 'of nobody' : `of user ${detail.userId}`),
);
document.addEventListener('cube-session-expired', () => log('cube-session-expired'));
document.addEventListener('cube-session-error', ({detail}) => {
  showState(session.state);
  log('cube-session-error', detail.error.message);
});
document.addEventListener('cube-login', ({detail}) => log('cube-login', detail.user.login ?? ''));
document.addEventListener('cube-login-error', ({detail}) =>
  log('cube-login-error', isCubeError(detail.error) ? detail.error.message : ''),
);

followLooks();
followSetting('persist', (value) => session.setAttribute('persist', value));
followSetting('keep-alive', (value) => session.setAttribute('keep-alive', value));
followSetting('remember', (value) => find('cube-login').toggleAttribute('remember', value === 'on'));
offerToForget(session);
startWork(session);
showOutbox(session.endpoint ?? '');
find('#call').addEventListener('click', () => void report(find('#result'), session, callServer));

let requests = 0;
new PerformanceObserver((list) => {
  requests += list.getEntries().filter(({name}) => name.startsWith(session.endpoint ?? '')).length;
  find('#requests').textContent = String(requests);
}).observe({type: 'resource', buffered: true});

showState(session.state);
