import type {CubeSession} from '../src/index.js';

const control = (endpoint: string, method: string, path: string, body: object) =>
  fetch(`${endpoint}/_emulator/${path}`, {
    method,
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body),
  });

/** Has the emulator make up 10,000 people, the same each time, unless it has done so. */
export async function fillServer({client, endpoint = ''}: CubeSession): Promise<void> {
  const {total} = await client.getUsersByTags(['engineer'], {limit: 1});
  if (total === 0) await control(endpoint, 'POST', 'users', {appId: 1, count: 10_000, seed: 1});
}

/** Offers the deprecated calls, which apps of today do not have, as long as the page wants to use them. */
export const setUsersApi = (endpoint: string, usersApi: string): Promise<unknown> =>
  control(endpoint, 'PATCH', 'apps/1', {features: {usersV1: usersApi === 'v1'}});
