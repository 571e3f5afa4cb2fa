import '../src/define/index.js';
import {isCubeApiError, isCubeError} from '../src/index.js';
import {find, followLooks, log, showState} from './page.js';

const session = find('cube-session');
const serviceUrl = find('#host').dataset.service ?? '';
const person = find('#person') as HTMLSelectElement;
const mood = find('#mood') as HTMLSelectElement;

// On a real page, the company knows by its cookies who asks.
const passwords: Readonly<Record<string, string>> = {nina: 'fjord', omar: 'harbour'};

async function askService(method: string, path: string, body: object): Promise<{token?: string}> {
  const answer = await fetch(`${serviceUrl}/${path}`, {
    method,
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The service answers ${answer.status}.`);
  return (await answer.json()) as {token?: string};
}

function showFailure(error: unknown): void {
  find('#failure').textContent = isCubeError(error) ? `${error.name}: ${error.message}` : String(error);
  find('#failure-status').textContent = isCubeApiError(error) ? String(error.status) : '–';
}

function show(): void {
  showState(session.state);
  find('#external-id').textContent = session.state.user?.externalId ?? '–';
}

async function signInByToken(): Promise<string> {
  const {token = ''} = await askService('POST', 'token', {
    login: person.value,
    password: passwords[person.value],
  });
  const user = await session.client.signIn({login: token, password: 'not looked at'});
  return `Signed in as ${user.fullName ?? ''}, by a token of ${token.length} characters.`;
}

document.addEventListener('cube-session-change', ({detail}) => {
  show();
  log('cube-session-change', `${detail.previous.status} → ${detail.state.status}`);
});
document.addEventListener('cube-session-error', ({detail}) => {
  find('#problem').textContent = detail.error.message;
  log('cube-session-error', detail.error.message);
});
document.addEventListener('cube-login', ({detail}) => log('cube-login', detail.user.login ?? ''));
document.addEventListener('cube-login-error', ({detail}) => {
  showFailure(detail.error);
  log('cube-login-error', isCubeError(detail.error) ? detail.error.message : '');
});

find('#use-token').addEventListener('click', () => {
  const result = find('#token-result');
  result.textContent = 'Signing in…';
  signInByToken().then(
    (text) => (result.textContent = text),
    (error: unknown) => {
      result.textContent = 'That did not work.';
      showFailure(error);
    },
  );
});

// The service is one for all pages, and as they have left it.
function setMood(): void {
  askService('PUT', 'mood', {mood: mood.value}).then(
    () => (find('#mood-result').textContent = ''),
    (error: unknown) => (find('#mood-result').textContent = String(error)),
  );
}
mood.addEventListener('change', setMood);

followLooks();
setMood();
show();
