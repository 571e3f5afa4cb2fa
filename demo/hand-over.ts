import '../src/define/index.js';
import type sdk from 'connectycube';
import {offerToForget} from './ended-session.js';
import {find, followLooks, log} from './page.js';
import {report} from './report.js';

const session = find('cube-session');
let loading: Promise<typeof sdk> | undefined;

/** The token and its user, as the SDK takes them; empty where nobody is signed in. */
function toSdkSession(): {token?: string; user_id?: number} {
  const {token, state} = session;
  return token !== null && state.user ? {token, user_id: state.user.id} : {};
}

async function loadSdk(): Promise<typeof sdk> {
  const {default: connectyCube} = await import('connectycube');
  connectyCube.init(
    {appId: session.appId},
    {
      endpoints: {api: '', chat: '', api_url: session.endpoint ?? ''},
      debug: {mode: 0},
      on: {
        // The SDK has met the end of the session: the elements restore it, or ask the user to sign in again.
        sessionExpired: async (giveUp, retry) => {
          await session.client.getSession().catch(() => undefined);
          if (session.token === null) giveUp();
          else retry(toSdkSession());
        },
      },
    },
  );
  find('#package').textContent = `connectycube ${connectyCube.version}`;
  return connectyCube;
}

/** Hands the session over to the SDK, which is loaded as soon as somebody is signed in. */
async function handOver(): Promise<void> {
  if (session.token === null && !loading) return;
  const connectyCube = await (loading ??= loadSdk());
  const sdkSession = toSdkSession();
  const {token, user_id: userId} = sdkSession;
  connectyCube.setSession(sdkSession);
  find('#acts-as').textContent = token ? `user ${userId ?? ''}` : 'nobody';
}

async function callBySdk(): Promise<string> {
  const connectyCube = await loading;
  if (!connectyCube) return 'The SDK is loaded as soon as somebody signs in.';
  try {
    const {items} = await connectyCube.users.getV2({login: session.state.user?.login ?? 'demo'});
    return `The SDK knows ${items[0]?.full_name ?? 'nobody'}.`;
  } catch (error) {
    const {code} = error as {code?: number};
    return `The server refused the SDK with status ${code ?? 'unknown'}.`;
  }
}

document.addEventListener('cube-session-token', ({detail}) => {
  log('cube-session-token', detail.userId === null ? 'of nobody' : `of user ${detail.userId}`);
  handOver().catch(() => {
    loading = undefined;
    find('#package').textContent = 'could not be loaded';
  });
});
document.addEventListener('cube-session-change', ({detail}) =>
  log('cube-session-change', `${detail.previous.status} → ${detail.state.status}`),
);

followLooks();
offerToForget(session);
find('#call').addEventListener('click', () => void report(find('#result'), session, callBySdk));
