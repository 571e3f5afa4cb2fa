import {executeServerCommand} from '@web/test-runner-commands';
import type {HostAnswer, HostRequest} from './runner/host-backend.js';

/** The backend of the page's host, by its session URL. */
export class TestHost {
  url = '';

  /** Says how it answers from now on. */
  answer = (answer: HostAnswer) => executeServerCommand('set-host-answer', {url: this.url, answer});

  /** What it was asked since the last look. */
  takeRequests = () => executeServerCommand<HostRequest[], string>('take-host-requests', this.url);
}

/** Starts a backend for the tests of this file. At first it knows nobody. */
export function useHost(): TestHost {
  const host = new TestHost();

  before(async () => {
    host.url = await executeServerCommand<string, undefined>('start-host');
  });

  beforeEach(async () => {
    await host.answer({status: 204});
    await host.takeRequests();
  });

  after(() => executeServerCommand('stop-host', host.url));

  return host;
}
