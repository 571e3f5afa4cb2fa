import {runBrowserTests} from './helpers/runner/browser-tests.js';
import {runCheck} from './helpers/runner/checks.js';
import {runNodeTests} from './helpers/runner/node-tests.js';
import {add, type Tally} from './helpers/runner/tally.js';

const browserFiles = ['test/{api,session,elements}/**/*.test.ts'];

const stages: Record<string, () => Tally | Promise<Tally>> = {
  checks: () => ['types', 'lint', 'manifest:check', 'build', 'size'].map(runCheck).reduce(add),
  node: () => runNodeTests(['test', 'test/emulator']),
  browser: () => runBrowserTests(browserFiles, false),
  e2e: () => runNodeTests(['test/e2e'], 1),
};

/** `npm test` runs everything; `npm test node e2e` only these stages. */
const [, , ...chosen] = process.argv;
let total: Tally = {passed: 0, failed: 0};
for (const [name, run] of Object.entries(stages)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n=== ${name} ===`);
  total = add(total, await run());
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
