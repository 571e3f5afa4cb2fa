import {installFirebaseTools} from '../demo/services/install-firebase-tools.js';
import {shareDemoBuild} from './e2e/helpers/demo-build.js';
import {runBrowserTests} from './helpers/runner/browser-tests.js';
import {runCheck, runChecks} from './helpers/runner/checks.js';
import {findBrowser} from './helpers/runner/find-browser.js';
import {runNodeTests} from './helpers/runner/node-tests.js';
import {add, type Tally} from './helpers/runner/tally.js';

const browserFiles = ['test/{api,session,elements}/**/*.test.ts'];

/** Two at a time; what needs the build comes after it. */
async function runAllChecks(): Promise<Tally> {
  const lanes = [
    ['types', 'manifest:check', 'size'],
    ['build', 'package:check', 'lint'],
  ];
  return (await Promise.all(lanes.map(runChecks))).reduce(add);
}

const stages: Readonly<Record<string, () => Promise<Tally>>> = {
  checks: runAllChecks,
  node: () => runNodeTests(['test', 'test/emulator'], 2),
  browser: () => runBrowserTests(browserFiles),
  e2e: async () => {
    await shareDemoBuild();
    // Half of their time, they wait for what browsers and clocks do: two cores have room for three.
    return runNodeTests(['test/e2e'], 3);
  },
};

/** `npm test` runs everything; `npm test node e2e` only these stages. */
async function runStages(chosen: readonly string[]): Promise<Tally> {
  const names = Object.keys(stages).filter((name) => chosen.length === 0 || chosen.includes(name));
  // Early, because nothing else is worth its time where there is no browser.
  if (names.includes('browser') || names.includes('e2e')) {
    findBrowser();
    // Meanwhile; whoever needs them waits for that, and is told if it fails.
    installFirebaseTools().catch(() => undefined);
  }
  let total: Tally = {passed: 0, failed: 0};
  for (const name of names) {
    console.log(`\n=== ${name} ===`);
    // The pages of the end-to-end tests load what was built; by itself, this stage must not test what is out of date.
    if (name === 'e2e' && !names.includes('checks')) total = add(total, await runCheck('build'));
    total = add(total, (await stages[name]?.()) ?? {passed: 0, failed: 0});
  }
  return total;
}

try {
  const {passed, failed} = await runStages(process.argv.slice(2));
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
