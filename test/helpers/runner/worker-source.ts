import type {TestRunnerConfig} from '@web/test-runner';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

/** A worker is started by an address, which no plugin follows to the source as it does with imports. */
export const workerSource: Middleware = (context, next) => {
  context.url = context.url.replace(/-worker\.js$/, '-worker.ts');
  return next();
};
