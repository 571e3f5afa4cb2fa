import type {TestRunnerPlugin} from '@web/test-runner';
import {bundle} from '../../e2e/helpers/bundle.js';

const entry = '/test/helpers/firebase-copy.ts';

/** Makes one module of this entry and all that it imports: a second copy of Firebase's SDK beside the elements' own. */
export const firebaseCopy: TestRunnerPlugin = {
  name: 'firebase-copy',
  async transform({path}) {
    return path === entry ? bundle(`export * from '.${entry}';`) : undefined;
  },
};
