import '../src/define/index.js';
import {isCubeError} from '../src/index.js';
import {offerToForget} from './ended-session.js';
import {find, followLooks, log, showState} from './page.js';
import {showSamplePhoto} from './sample-photo.js';
import {followSetting} from './settings.js';

const session = find('cube-session');
const upload = find('cube-avatar-upload');
let refusesAll = false;

document.addEventListener('cube-session-change', ({detail}) => {
  showState(detail.state);
  log('cube-session-change', `${detail.previous.status} → ${detail.state.status}`);
});
document.addEventListener('cube-login', ({detail}) => log('cube-login', detail.user.login ?? ''));
document.addEventListener('cube-avatar-accept', (event) => {
  const {name, size} = event.detail.file;
  if (refusesAll) event.preventDefault();
  log('cube-avatar-accept', `${name}, ${Math.ceil(size / 1000)} kB${refusesAll ? ': refused' : ''}`);
});
document.addEventListener('cube-avatar-progress', ({detail}) =>
  log('cube-avatar-progress', `${Math.round(detail.progress * 100)} %`),
);
document.addEventListener('cube-avatar-change', ({detail}) =>
  log('cube-avatar-change', detail.user.avatar ?? 'removed'),
);
document.addEventListener('cube-avatar-error', ({detail}) =>
  log('cube-avatar-error', isCubeError(detail.error) ? detail.error.message : ''),
);

followLooks();
for (const name of ['shape', 'visibility', 'size']) {
  followSetting(name, (value) => upload.setAttribute(name, value));
}
followSetting('keep-old', (value) => upload.toggleAttribute('keep-old', value === 'on'));
followSetting('refuse', (value) => {
  refusesAll = value === 'on';
});
offerToForget(session);
showSamplePhoto(find('#sample') as HTMLImageElement);

showState(session.state);
