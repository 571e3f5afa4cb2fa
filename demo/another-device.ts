import type {CubeSession} from '../src/index.js';

/** Changes the full name of the demo's user as another device does: in a session of its own. Resolves to the name. */
export async function changeNameElsewhere({appId, authKey, endpoint = ''}: CubeSession): Promise<string> {
  const call = async (method: string, path: string, body: object, token?: string): Promise<unknown> => {
    const headers = {'Content-Type': 'application/json', ...(token && {'CB-Token': token})};
    const answer = await fetch(`${endpoint}/${path}`, {method, headers, body: JSON.stringify(body)});
    if (!answer.ok) throw new Error(`The server answered ${answer.status} to the other device.`);
    return answer.json();
  };
  const user = {login: 'demo', password: 'demo-password'};
  const app = {application_id: Number(appId), auth_key: authKey};
  const {session} = (await call('POST', 'session', {...app, user})) as {
    session: {token: string; user_id: number};
  };
  const fullName = `Demo User at ${new Date().toLocaleTimeString('en', {hour12: false})}`;
  await call('PUT', `users/${session.user_id}`, {user: {full_name: fullName}}, session.token);
  return fullName;
}
