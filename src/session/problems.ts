import type {CubeError} from '../errors.js';

/** Tells the developer, where nobody else listens: what is wrong is in the page, not with the user. */
export function logProblem(problem: CubeError): void {
  // eslint-disable-next-line no-console -- the one place that writes to the console
  console.error(`[cube-elements] ${problem.message}`, ...(problem.cause ? [problem.cause] : []));
}
