import {isCubeApiError, type CubeApiError} from '../../errors.js';
import {startAll} from './start-all.js';
import type {UserPage} from './user-lookups.js';

/** A platform that does not take a value for a field has no user with it. */
const isRefusedValue = (error: unknown): error is CubeApiError =>
  isCubeApiError(error) && (error.status === 400 || error.status === 422);

/**
 * Runs the lookups of a search, all at the same time. One whose value is refused finds nobody, unless all are; any
 * other failure is that of the search, and ends the others.
 */
export async function lookUpAll(
  lookups: readonly ((signal: AbortSignal) => Promise<UserPage>)[],
  signal: AbortSignal | undefined,
): Promise<(UserPage | undefined)[]> {
  const refusals: CubeApiError[] = [];
  const works = lookups.map((lookUp) => async (stop: AbortSignal) => {
    try {
      return await lookUp(stop);
    } catch (error) {
      if (!isRefusedValue(error)) throw error;
      refusals.push(error);
      return undefined;
    }
  });
  const pages = await Promise.all(startAll(works, signal));
  const [refusal] = refusals;
  if (refusal && refusals.length === pages.length) throw refusal;
  return pages;
}
