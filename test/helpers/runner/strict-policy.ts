import type {TestRunnerConfig} from '@web/test-runner';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

/** As strict as the demo's policy, but for the inline script by which the test runner starts its pages. */
export const strictPolicy: Middleware = async (context, next) => {
  await next();
  if (context.response.is('html')) {
    context.set(
      'Content-Security-Policy',
      "script-src 'self' 'unsafe-inline'; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html cube-elements cube-elements-captcha",
    );
  }
};
