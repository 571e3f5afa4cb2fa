import '../src/define/index.js';
import {isCubeError, type CubeUserSearch, type RenderUserRow} from '../src/index.js';
import {offerToForget} from './ended-session.js';
import {find, followLooks, log, showState} from './page.js';
import {fillServer, setUsersApi} from './people-on-server.js';
import {followSetting} from './settings.js';

const session = find('cube-session');
const search = find('cube-user-search');
const form = find('#invitation') as HTMLFormElement;

const lists: Readonly<Record<string, (element: CubeUserSearch) => void>> = {
  tags: (element) => (element.tags = ['engineer', 'designer']),
  ids: (element) => (element.ids = Array.from({length: 250}, (_, index) => index + 1)),
};

const renderTags: RenderUserRow = ({fullName, tags}) => `${fullName ?? ''}: ${tags.join(', ')}`;

/** A row of the page's own, as its HTML would hold it. */
function createRowTemplate(): HTMLTemplateElement {
  const template = document.createElement('template');
  template.slot = 'row';
  const name = document.createElement('strong');
  name.dataset.field = 'full-name';
  const phone = document.createElement('div');
  phone.dataset.field = 'phone';
  template.content.append(name, phone);
  return template;
}

function showRows(kind: string): void {
  search.querySelector('template')?.remove();
  if (kind === 'template') search.append(createRowTemplate());
  search.renderRow = kind === 'function' ? renderTags : undefined;
}

let leavesOutMe = false;

function leaveOut(): void {
  const id = session.state.user?.id;
  search.exclude = leavesOutMe && id !== undefined ? [id] : [];
}

document.addEventListener('cube-session-change', ({detail}) => {
  showState(detail.state);
  leaveOut();
  // The search says that signing in is what helps.
  if (detail.state.status === 'expired') find('#sign-in').setAttribute('open', '');
  log('cube-session-change', `${detail.previous.status} → ${detail.state.status}`);
});
document.addEventListener('cube-login', ({detail}) => log('cube-login', detail.user.login ?? ''));
document.addEventListener('cube-user-search-results', ({detail}) =>
  log('cube-user-search-results', `${detail.users.length} of ${detail.total} for “${detail.query}”`),
);
document.addEventListener('cube-user-search-error', ({detail}) =>
  log('cube-user-search-error', isCubeError(detail.error) ? detail.error.message : ''),
);
for (const name of ['cube-user-select', 'cube-user-deselect'] as const) {
  document.addEventListener(name, ({detail}) => log(name, detail.user.fullName ?? detail.user.login ?? ''));
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const ids = new FormData(form).getAll('people').map(String);
  find('#sent').textContent = ids.length > 0 ? `Invited: users ${ids.join(', ')}` : 'Nobody was invited.';
});
form.addEventListener('reset', () => {
  find('#sent').textContent = '';
});

followLooks();
for (const name of ['list', 'by']) followSetting(name, (value) => search.setAttribute(name, value));
for (const name of ['multiple', 'required', 'disabled']) {
  followSetting(name, (value) => search.toggleAttribute(name, value === 'on'));
}
followSetting('whom', (value) => {
  search.tags = '';
  search.ids = undefined;
  lists[value]?.(search);
});
followSetting('row', showRows);
followSetting('users-api', (value) => {
  void setUsersApi(session.endpoint ?? '', value).then(() => search.setAttribute('users-api', value));
});
followSetting('exclude', (value) => {
  leavesOutMe = value === 'on';
  leaveOut();
});
offerToForget(session);
void fillServer(session);

showState(session.state);
