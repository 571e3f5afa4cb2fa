import '../src/define/index.js';
import {isCubeError, type CubeSession, type CustomField} from '../src/index.js';
import {changeNameElsewhere} from './another-device.js';
import {offerToForget} from './ended-session.js';
import {find, followLooks, log, showState} from './page.js';
import {report} from './report.js';
import {followSetting} from './settings.js';

const session = find('cube-session');
const profile = find('cube-profile');

const customFields: readonly CustomField[] = [
  {name: 'city', label: 'City'},
  {name: 'height', label: 'Height in m', type: 'number'},
  {name: 'newsletter', label: 'Newsletter', type: 'boolean'},
  {
    name: 'plan',
    label: 'Plan',
    type: 'select',
    options: [
      {value: 'free', label: 'Free'},
      {value: 'team', label: 'For a team'},
    ],
  },
];

async function callServer({client}: CubeSession): Promise<string> {
  const {user} = await client.getSession();
  return user ? `The server knows ${user.fullName ?? ''}.` : 'The server knows of nobody.';
}

async function changeElsewhere(): Promise<void> {
  const fullName = await changeNameElsewhere(session);
  find('#result').textContent = `The full name is “${fullName}” now. This page does not know yet.`;
}

document.addEventListener('cube-session-change', ({detail}) => {
  showState(detail.state);
  log('cube-session-change', `${detail.previous.status} → ${detail.state.status}`);
});
document.addEventListener('cube-login', ({detail}) => log('cube-login', detail.user.login ?? ''));
document.addEventListener('cube-profile-change', ({detail}) =>
  log('cube-profile-change', detail.user.fullName ?? ''),
);
document.addEventListener('cube-logout', ({detail}) => log('cube-logout', detail.user.login ?? ''));
document.addEventListener('cube-profile-delete', ({detail}) =>
  log('cube-profile-delete', detail.user.login ?? ''),
);
document.addEventListener('cube-profile-error', ({detail}) =>
  log('cube-profile-error', isCubeError(detail.error) ? detail.error.message : ''),
);

followLooks();
followSetting('fields', (value) => profile.setAttribute('fields', value));
followSetting('readonly', (value) => profile.toggleAttribute('readonly', value === 'on'));
followSetting('schema', (value) => {
  profile.customFields = value === 'on' ? customFields : [];
});
offerToForget(session);
find('#call').addEventListener('click', () => {
  void report(find('#result'), session, () => callServer(session));
});
find('#change').addEventListener('click', () => void changeElsewhere());

showState(session.state);
