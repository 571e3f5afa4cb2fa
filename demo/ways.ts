import '../src/define/index.js';
import {isCubeError, type GetSocialToken, type SessionState} from '../src/index.js';
import {offerToForget} from './ended-session.js';
import {offerFirebase} from './firebase-panel.js';
import {find, followLooks, log, showState} from './page.js';
import {report} from './report.js';
import {followSetting} from './settings.js';

const session = find('cube-session');
const login = find('cube-login');

function show(state: SessionState): void {
  showState(state);
  find('#provider').textContent = ('provider' in state && state.provider) || 'not known';
}

/** What an app would do that has Facebook's own SDK: here the emulator is told of a token, and that is handed in. */
const getToken: GetSocialToken = async (provider, {signal}) => {
  const token = crypto.randomUUID();
  const secret = provider === 'twitter' ? crypto.randomUUID() : undefined;
  const profile = {id: `${provider}-of-the-hook`, full_name: 'Hanna Hook'};
  await fetch(`${session.endpoint}/_emulator/providers`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({appId: 1, provider, token, secret, profile}),
    signal,
  });
  return {token, secret};
};

function showOwnButton(isOn: boolean): void {
  login.querySelector('[slot=facebook]')?.remove();
  if (!isOn) return;
  const button = document.createElement('button');
  Object.assign(button, {type: 'button', slot: 'facebook', textContent: 'Our own Facebook button'});
  login.append(button);
}

async function callServer(): Promise<string> {
  const {state, client} = session;
  if (!state.user) return 'Nobody is signed in.';
  const user = await client.getUserById(state.user.id);
  return user ? `The server knows ${user.fullName ?? user.login}.` : 'The server knows this user no more.';
}

document.addEventListener('cube-session-change', ({detail}) => {
  show(detail.state);
  log('cube-session-change', `${detail.previous.status} → ${detail.state.status}`);
});
document.addEventListener('cube-session-error', ({detail}) =>
  log('cube-session-error', detail.error.message),
);
document.addEventListener('cube-login', ({detail}) => log('cube-login', detail.user.login ?? ''));
document.addEventListener('cube-login-error', ({detail}) =>
  log('cube-login-error', isCubeError(detail.error) ? detail.error.message : ''),
);

followLooks();
for (const name of ['methods', 'provider-window', 'guest-name']) {
  followSetting(name, (value) => {
    if (value) login.setAttribute(name, value);
    else login.removeAttribute(name);
  });
}
followSetting('token-hook', (value) => (login.getSocialToken = value === 'on' ? getToken : undefined));
followSetting('own-buttons', (value) => showOwnButton(value === 'on'));
followSetting('remember', (value) => login.toggleAttribute('remember', value === 'on'));
offerToForget(session);
offerFirebase(login);
find('#call').addEventListener('click', () => void report(find('#result'), session, callServer));

show(session.state);
