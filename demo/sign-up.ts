import '../src/define/index.js';
import {isCubeError, type SessionState} from '../src/index.js';
import {find, followLooks, log} from './page.js';
import {followSetting} from './settings.js';

const session = find('cube-session');
const signup = find('cube-signup');
const terms = find('cube-signup [slot=terms]');

function showState(state: SessionState): void {
  const {fullName, login, email} = state.user ?? {};
  find('#status').textContent = state.status;
  find('#user').textContent = [fullName, login ?? email].filter(Boolean).join(' · ') || 'nobody';
  find('#tier').textContent = session.store.storageTier;
}

document.addEventListener('cube-session-change', ({detail}) => {
  showState(detail.state);
  log('cube-session-change', `${detail.previous.status} → ${detail.state.status}`);
});
document.addEventListener('cube-signup', ({detail}) =>
  log('cube-signup', detail.user.login ?? detail.user.email ?? ''),
);
document.addEventListener('cube-signup-error', ({detail}) =>
  log('cube-signup-error', isCubeError(detail.error) ? detail.error.message : ''),
);

followLooks();
followSetting('fields', (value) => signup.setAttribute('fields', value));
for (const name of ['confirm', 'strength', 'no-sign-in']) {
  followSetting(name, (value) => signup.toggleAttribute(name, value === 'on'));
}
followSetting('with-terms', (value) => {
  if (value === 'on') signup.append(terms);
  else terms.remove();
});

showState(session.state);
