import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {EmulatorClient, EXPIRED} from './helpers/client.js';
import {assertAccepted} from './referee/accepted-answers.js';
import {recording} from './referee/recording.js';
import {REFUSALS} from './referee/refused-requests.js';
import {isExpired, prepareStage} from './referee/replay-stage.js';
import {replay} from './referee/replay.js';

// What published SDKs send, replayed: each request has to be answered as the SDK's call wants it.

let client: EmulatorClient;
before(async () => (client = await EmulatorClient.start()));
after(() => client.close());

describe('recorded requests', () => {
  for (const request of recording.requests) {
    test(request.id, async () => {
      const answer = await replay(client, request, await prepareStage(client, request));
      const refusal = REFUSALS[request.id];
      if (refusal) {
        assert.equal(answer.status, refusal.status, refusal.why);
        const {errors} = answer.body as {errors?: unknown};
        if (refusal.errors === undefined) assert.ok(errors, 'the refusal has errors');
        else assert.deepEqual(errors, refusal.errors);
      } else if (isExpired(request) && request.method !== 'POST') {
        assert.deepEqual([answer.status, answer.body], [401, EXPIRED]);
      } else {
        assertAccepted(answer, request);
      }
    });
  }

  test('are all there', () => {
    assert.equal(recording.requests.length, 161);
    const ids = new Set(recording.requests.map(({id}) => id));
    assert.deepEqual(
      Object.keys(REFUSALS).filter((id) => !ids.has(id)),
      [],
    );
  });
});
