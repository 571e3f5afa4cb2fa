import '../src/define/index.js';
import {isCubeError, type RestoreSession, type SessionState} from '../src/index.js';

function find<Tag extends keyof HTMLElementTagNameMap>(selector: Tag): HTMLElementTagNameMap[Tag];
function find(selector: string): HTMLElement;
function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The demo has no ${selector}.`);
  return element;
}

const session = find('cube-session');

// A real page would ask its own backend. The demo knows the only password there is.
const restoreSession: RestoreSession = ({user}) =>
  Promise.resolve(user.login ? {login: user.login, password: 'demo-password'} : null);

function showState(state: SessionState): void {
  find('#status').textContent = state.status;
  find('#user').textContent = state.user
    ? [state.user.fullName, state.user.login].filter(Boolean).join(' · ')
    : 'nobody';
  find('#tier').textContent = session.store.storageTier;
}

function log(name: string, text: string): void {
  const time = document.createElement('time');
  time.textContent = new Date().toLocaleTimeString('en', {hour12: false});
  const entry = document.createElement('li');
  entry.append(time, `${name} ${text}`);
  find('#log').prepend(entry);
}

async function callServer(): Promise<string> {
  const {state} = session;
  try {
    const login = state.user?.login ?? 'demo';
    const user = await session.client.getUserByLogin(login);
    return user ? `The server knows ${user.fullName ?? login}.` : 'The server knows nobody of that login.';
  } catch (error) {
    return isCubeError(error) ? `${error.name}: ${error.message}` : String(error);
  }
}

const forgetSession = () =>
  fetch(`${session.endpoint ?? ''}/_emulator/sessions/expire`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({all: true}),
  });

function chooseHook(): void {
  session.restoreSession = (find('#hook') as HTMLInputElement).checked ? restoreSession : undefined;
}

document.addEventListener('cube-session-change', ({detail}) => {
  showState(detail.state);
  log('cube-session-change', `${detail.previous.status} → ${detail.state.status}`);
});
document.addEventListener('cube-session-expired', () => log('cube-session-expired', ''));
document.addEventListener('cube-session-error', ({detail}) => {
  showState(session.state);
  log('cube-session-error', detail.error.message);
});
document.addEventListener('cube-login', ({detail}) => log('cube-login', detail.user.login ?? ''));
document.addEventListener('cube-login-error', ({detail}) =>
  log('cube-login-error', isCubeError(detail.error) ? detail.error.message : ''),
);

find('#forget').addEventListener('click', () => {
  void forgetSession().then(() => {
    find('#result').textContent = 'Forgotten. The page does not know yet: call the server.';
  });
});
find('#call').addEventListener('click', () => {
  void callServer().then((result) => {
    find('#result').textContent = result;
  });
});
find('#hook').addEventListener('change', chooseHook);
find('#theme').addEventListener('change', ({target}) => {
  document.documentElement.style.colorScheme = (target as HTMLSelectElement).value;
});
find('#direction').addEventListener('change', ({target}) => {
  document.documentElement.dir = (target as HTMLSelectElement).value;
});

let requests = 0;
new PerformanceObserver((list) => {
  requests += list.getEntries().filter(({name}) => name.startsWith(session.endpoint ?? '')).length;
  find('#requests').textContent = String(requests);
}).observe({type: 'resource', buffered: true});

chooseHook();
showState(session.state);
