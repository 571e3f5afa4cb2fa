import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {APP, type EmulatorClient} from './helpers/client.js';
import {temporaryFolder} from './helpers/data-files.js';
import {end, EmulatorProcesses} from './helpers/emulator-process.js';
import {completeFile, CONTENT} from './helpers/files-client.js';

const ROUNDS = 5;
const path = temporaryFolder();
const emulators = new EmulatorProcesses();

interface Data {
  apps: [{users: {fields: {login: string}}[]}];
  files: {uid: string; completedAt: number | null}[];
}

test('what was answered survives a kill at any moment', async () => {
  const dataFile = path('data.json');
  const logins = new Set<string>();
  const uids = new Set<string>();

  for (let round = 0; round < ROUNDS; round++) {
    const {child, client} = await emulators.listen('--port=0', '--data', dataFile);
    assert.deepEqual(await temporaryFiles(), [], 'the last round has been tidied up after');
    const last = randomInt(1, 60);
    let answers = 0;
    const handleAnswer = () => ++answers === last && child.kill('SIGKILL');

    const {token} = await client.newUser(`uploader-${round}`);
    const work = [0, 1, 2, 3, 4].map((worker) =>
      untilCut(async (turn) => {
        const login = `user-${round}-${worker}-${turn}`;
        if (!(await signUp(client, login))) return;
        logins.add(login);
        handleAnswer();
      }),
    );
    const uploads = untilCut(async () => {
      uids.add((await completeFile(client, token)).uid);
      handleAnswer();
    });
    await Promise.all([...work, uploads]);

    const data = JSON.parse(await readFile(dataFile, 'utf8')) as Data;
    const kept = new Set(data.apps[0].users.map(({fields}) => fields.login));
    assert.deepEqual(
      [...logins].filter((login) => !kept.has(login)),
      [],
      `killed after ${last} answers`,
    );
    const complete = data.files.filter(({completedAt}) => completedAt !== null).map(({uid}) => uid);
    assert.deepEqual(
      [...uids].filter((uid) => !complete.includes(uid)),
      [],
      `killed after ${last} answers`,
    );
    for (const uid of complete) assert.deepEqual(await readFile(path(`data.json.files/${uid}`)), CONTENT);
  }

  const {child, client} = await emulators.listen('--port=0', '--data', dataFile);
  const [login] = logins;
  assert.ok(login && (await client.session({login, password: 'secret-pw'})));
  await end(child, 'SIGTERM');
});

/** Repeats a request until the emulator is gone. */
async function untilCut(act: (turn: number) => Promise<void>): Promise<void> {
  try {
    for (let turn = 0; ; turn++) await act(turn);
  } catch (error) {
    assert.ok(error instanceof TypeError, `cut, not refused: ${String(error)}`);
  }
}

async function signUp(client: EmulatorClient, login: string): Promise<boolean> {
  const {status} = await client.send('/users', {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'CB-AuthKey': APP.auth_key},
    body: JSON.stringify({user: {login, password: 'secret-pw'}}),
  });
  return status === 201;
}

async function temporaryFiles(): Promise<string[]> {
  return (await readdir(path('.'), {recursive: true})).filter((name) => name.endsWith('.tmp'));
}
