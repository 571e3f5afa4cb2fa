import autocannon from 'autocannon';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';

/**
 * Requests per second of the emulator, in a process of its own, at 1,000 and at 100,000 users. It measures and sets
 * no limit; what is not answered with 2xx ends it.
 */

const sizes = [1000, 100_000] as const;
const warmUpSeconds = 1;
const measuredSeconds = 5;
const connections = 10;
const sampledUsers = 1000;

const app = {application_id: 1, auth_key: 'emulator-auth-key'};
const password = 'made-up-password';

interface SampledUser {
  id: number;
  login: string;
  email: string;
  phone: string;
  full_name: string;
}

/** What a request takes: its index, and a user whom it may be about. */
type MakeRequest = (user: SampledUser, index: number) => autocannon.Request;

const scenarios: Readonly<Record<string, MakeRequest>> = {
  'session (application)': () => postSession(app),
  'login (password)': ({login}) => postSession({...app, user: {login, password}}),
  'lookup (login, id, e-mail, phone)': (user, index) => {
    const field = (['login', 'id', 'email', 'phone'] as const)[index % 4] ?? 'id';
    return get(`/users/v2?${field}=${encodeURIComponent(user[field])}`);
  },
  'prefix search (full name)': ({full_name: name}) =>
    get(`/users/v2?full_name[start_with]=${encodeURIComponent(name.slice(0, 5))}`),
};

function postSession(body: object): autocannon.Request {
  return {method: 'POST', path: '/session', body: JSON.stringify(body)};
}

function get(path: string): autocannon.Request {
  return {method: 'GET', path};
}

async function start(): Promise<{process: ChildProcess; url: string}> {
  const args = ['--import', 'tsx', 'demo/emulator/main.ts', '--port', '0'];
  const child = spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'inherit']});
  for await (const line of createInterface(child.stdout)) {
    const url = /listening on (\S+)/.exec(line)?.[1];
    if (url) return {process: child, url};
  }
  throw new Error('The emulator did not start');
}

async function send(url: string, body?: object, token = ''): Promise<unknown> {
  const response = await fetch(url, {
    headers: {'Content-Type': 'application/json', 'CB-Token': token},
    ...(body ? {method: 'POST', body: JSON.stringify(body)} : {}),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Users from all over the directory. */
async function sampleUsers(url: string, token: string, size: number): Promise<SampledUser[]> {
  const users: SampledUser[] = [];
  const firstId = 2;
  const step = size / sampledUsers;
  for (let index = 0; index < sampledUsers; index += 100) {
    const ids = Array.from({length: 100}, (_, offset) => firstId + Math.floor((index + offset) * step));
    const {items} = (await send(`${url}/users/v2?id[in]=${String(ids)}`, undefined, token)) as {
      items: SampledUser[];
    };
    users.push(...items);
  }
  return users;
}

async function run(
  url: string,
  token: string,
  users: readonly SampledUser[],
  makeRequest: MakeRequest,
  duration: number,
): Promise<number> {
  let index = 0;
  const setupRequest = (request: autocannon.Request) => {
    const user = users[index % users.length];
    if (!user) throw new Error('There is no user to ask for');
    return {...request, ...makeRequest(user, index++)};
  };
  const result = await autocannon({
    url,
    connections,
    duration,
    headers: {'Content-Type': 'application/json', 'CB-Token': token},
    requests: [{setupRequest}],
  });
  if (result['2xx'] === 0 || result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result['2xx']} answers of 2xx, ${result.non2xx} others, ${result.errors} errors`);
  }
  return result.requests.average;
}

/** Requests per second by scenario. */
async function measure(size: number): Promise<Map<string, number>> {
  const emulator = await start();
  try {
    const {url} = emulator;
    const before = performance.now();
    await send(`${url}/_emulator/users`, {appId: 1, count: size, seed: 1});
    console.log(`${size} users made up in ${((performance.now() - before) / 1000).toFixed(1)} s`);
    const {session} = (await send(`${url}/session`, app)) as {session: {token: string}};
    const users = await sampleUsers(url, session.token, size);

    const rates = new Map<string, number>();
    for (const [name, makeRequest] of Object.entries(scenarios)) {
      await run(url, session.token, users, makeRequest, warmUpSeconds);
      rates.set(name, await run(url, session.token, users, makeRequest, measuredSeconds));
    }
    return rates;
  } finally {
    emulator.process.kill();
    await once(emulator.process, 'exit');
  }
}

const [small, large] = [await measure(sizes[0]), await measure(sizes[1])];

const columns = (...cells: readonly string[]) =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(36) : cell.padStart(15))).join('');

console.log(`\n${columns('requests per second', ...sizes.map((size) => `${size} users`), 'ratio')}`);
for (const [name, rate] of small) {
  const other = large.get(name) ?? 0;
  console.log(columns(name, rate.toFixed(0), other.toFixed(0), (other / rate).toFixed(2)));
}
