import type {TestRunnerPlugin} from '@web/test-runner';

/** Packages that ask Node whether they are in production, which bundlers answer. */
export const nodeEnvironment: TestRunnerPlugin = {
  name: 'node-environment',
  transform({path, body}) {
    if (!path.includes('/@tanstack/')) return undefined;
    return String(body).replaceAll('process.env.NODE_ENV', "'production'");
  },
};
