import assert from 'node:assert/strict';
import {Agent, get} from 'node:http';
import {describe, test} from 'node:test';
import {startEmulator} from '../../demo/emulator/server.js';
import {DEMO, EmulatorClient} from './helpers/client.js';

describe('startEmulator', () => {
  test('picks a port, listens on loopback and starts with app 1 and the demo user', async () => {
    const client = await EmulatorClient.start();
    try {
      assert.equal(client.emulator.url, `http://127.0.0.1:${client.emulator.port}`);
      assert.ok(client.emulator.port > 0);
      const {user} = await client.session(DEMO);
      assert.deepEqual(
        [user?.login, user?.['email'], user?.['full_name']],
        ['demo', 'demo@example.com', 'Demo User'],
      );
    } finally {
      await client.close();
    }
  });

  test('runs several at once, each with its own world', async () => {
    const [one, two] = await Promise.all([EmulatorClient.start(), EmulatorClient.start()]);
    try {
      const {token} = await one.session();
      assert.equal((await two.get('/session', token)).status, 401);
    } finally {
      await Promise.all([one.close(), two.close()]);
    }
  });

  test('rejects where the port is in use', async () => {
    const emulator = await startEmulator();
    await assert.rejects(startEmulator({port: emulator.port}), {code: 'EADDRINUSE'});
    await emulator.close();
  });

  test('close() ends idle and waiting connections at once and frees the port', async () => {
    const client = await EmulatorClient.start();
    const {port} = client.emulator;
    const agent = new Agent({keepAlive: true});
    await new Promise((resolve, reject) => {
      get({port, host: '127.0.0.1', path: '/session', agent}, (response) =>
        response.resume().on('end', resolve),
      ).on('error', reject);
    });
    await client.control('POST', '/faults', {path: '/users', delayMs: 600_000});
    const waiting = assert.rejects(client.get('/users/v2?id=1'));
    await client.untilLogged((requests) => requests.length === 2);

    await client.close();
    await waiting;
    agent.destroy();
    await (await startEmulator({port})).close();
  });
});
