import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter, startTestRunner, type Reporter} from '@web/test-runner';
import {playwrightLauncher} from '@web/test-runner-playwright';
import {resolve} from 'node:path';
import {browserArguments, findBrowser} from './find-browser.js';
import {emulatorCommands} from './emulator-commands.js';
import {firebaseCopy} from './firebase-copy.js';
import {nodeEnvironment} from './node-environment.js';
import {strictPolicy} from './strict-policy.js';
import type {Tally} from './tally.js';
import {workerSource} from './worker-source.js';

function countingReporter(tally: Tally): Reporter {
  return {
    onTestRunFinished({sessions}) {
      for (const {testResults, errors} of sessions) {
        const suites = testResults ? [testResults] : [];
        for (let suite = suites.pop(); suite; suite = suites.pop()) {
          suites.push(...suite.suites);
          for (const {passed, skipped} of suite.tests) {
            if (!skipped) tally[passed ? 'passed' : 'failed'] += 1;
          }
        }
        // A file that could not be loaded has no tests, and fails all the same.
        tally.failed += errors.length;
      }
    },
  };
}

/** Runs the tests of the core and of the elements in Chromium. */
export async function runBrowserTests(files: readonly string[]): Promise<Tally> {
  const tally: Tally = {passed: 0, failed: 0};
  const runner = await startTestRunner({
    config: {
      rootDir: resolve('.'),
      files: [...files],
      nodeResolve: {exportConditions: ['development']},
      // They wait for the server half of their time: two cores have room for four.
      concurrency: 4,
      plugins: [
        esbuildPlugin({ts: true, target: 'es2022', tsconfig: resolve('tsconfig.json')}),
        emulatorCommands(),
        firebaseCopy,
        nodeEnvironment,
      ],
      middleware: [workerSource, strictPolicy],
      browsers: [
        playwrightLauncher({
          product: 'chromium',
          launchOptions: {executablePath: findBrowser(), args: browserArguments},
        }),
      ],
      testFramework: {config: {timeout: '20000'}},
      reporters: [defaultReporter({reportTestProgress: false}), countingReporter(tally)],
    },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) throw new Error('The test runner did not start.');
  await new Promise((finish) => runner.on('stopped', finish));
  return tally;
}
