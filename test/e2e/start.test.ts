import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {afterEach, test} from 'node:test';

interface Started {
  readonly npm: ChildProcess;
  readonly url: string;
  readonly emulatorUrl: string;
}

const patience = 30_000;
const groups: number[] = [];

/** Ends a process with all that it has started, as Ctrl-C in a terminal does. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // None of them is left.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

afterEach(() => {
  for (const pid of groups.splice(0)) signalGroup(pid, 'SIGKILL');
});

/** Runs `npm start` in a process group of its own and reads both addresses from what it prints. */
async function start(): Promise<Started> {
  const npm = spawn('npm', ['start', '--', '--port', '0'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {...process.env, NO_COLOR: '1', FORCE_COLOR: '0'},
  });
  assert.ok(npm.pid);
  groups.push(npm.pid);
  let printed = '';
  npm.stdout.setEncoding('utf8');
  const giveUp = AbortSignal.timeout(patience);
  for (;;) {
    const url = /Local:\s+(http:\S+)/.exec(printed)?.[1];
    const emulatorUrl = /Emulator:\s+(http:\S+)/.exec(printed)?.[1];
    if (url && emulatorUrl) return {npm, url, emulatorUrl};
    const [text] = (await once(npm.stdout, 'data', {signal: giveUp})) as [string];
    printed += text;
  }
}

const isRefused = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

test('npm start prints the addresses of the demo and of the emulator, and all that belongs to them answers', async () => {
  const {url, emulatorUrl} = await start();
  assert.notEqual(new URL(url).origin, emulatorUrl);

  const demo = await fetch(url);
  assert.equal(demo.status, 200);
  assert.equal(new URL(demo.url).pathname, '/demo/', 'the root leads to the demo');
  const page = await demo.text();
  assert.ok(page.includes('<cube-login>'));
  assert.ok(page.includes(`endpoint="${emulatorUrl}"`));
  assert.match(demo.headers.get('Content-Security-Policy') ?? '', /require-trusted-types-for 'script'/);

  const handOver = await fetch(new URL('hand-over.html', demo.url));
  assert.equal(handOver.status, 200);
  assert.ok((await handOver.text()).includes(`endpoint="${emulatorUrl}"`));

  const ways = await fetch(new URL('ways.html', demo.url));
  const policy = ways.headers.get('Content-Security-Policy') ?? '';
  const addresses = (await ways.text()).match(/(?<=(twitter-url|firebase-emulator)=")[^"]+/g) ?? [];
  assert.equal(addresses.length, 2);
  for (const address of addresses) assert.ok(policy.includes(` ${new URL(address).origin}`), address);

  const elsewhere = {method: 'POST', headers: {Origin: 'http://elsewhere.example'}};
  assert.equal((await fetch(new URL('/_demo/firebase', url), elsewhere)).status, 403);

  const session = await fetch(`${emulatorUrl}/session`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({application_id: 1, auth_key: 'emulator-auth-key'}),
  });
  assert.equal(session.status, 201);
});

test('two demos can run side by side', async () => {
  const one = await start();
  const other = await start();
  assert.equal(new Set([one.url, one.emulatorUrl, other.url, other.emulatorUrl]).size, 4);
  for (const {url} of [one, other]) assert.equal((await fetch(url)).status, 200);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} ends the demo and the emulator`, async () => {
    const {npm, url, emulatorUrl} = await start();
    assert.equal((await fetch(`${emulatorUrl}/_emulator/requests`)).status, 200);
    npm.stdout?.resume();

    // Closed only when all that hold the output have ended: npm, its shell and Vite.
    const closed = once(npm, 'close', {signal: AbortSignal.timeout(patience)});
    signalGroup(npm.pid ?? 0, signal);
    await closed;

    assert.equal(await isRefused(url), true);
    assert.equal(await isRefused(emulatorUrl), true);
  });
}
