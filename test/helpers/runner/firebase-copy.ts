import type {TestRunnerPlugin} from '@web/test-runner';
import {build, type Rolldown} from 'vite';

const entry = 'test/helpers/firebase-copy.ts';

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: {entry, formats: ['es']},
      rolldownOptions: {output: {codeSplitting: false}},
    },
  });
  const [{output}] = built as [Rolldown.RolldownOutput];
  return output[0].code;
}

/** Makes one module of this entry and all that it imports: a second copy of Firebase's SDK beside the elements' own. */
export const firebaseCopy: TestRunnerPlugin = {
  name: 'firebase-copy',
  async transform({path}) {
    return path === `/${entry}` ? bundle() : undefined;
  },
};
