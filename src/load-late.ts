import {CubeNetworkError} from './errors.js';

/** A part of the library is missing, so nothing was sent. A network error to whoever asks. */
class LateLoadError extends CubeNetworkError {}

export const isLateLoadError = (value: unknown): boolean => value instanceof LateLoadError;

/**
 * Loads a part of the library that is not needed at first.
 * @throws {CubeNetworkError} if it cannot be loaded.
 */
export async function loadLate<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw new LateLoadError('A part of cube-elements could not be loaded.', {cause});
  }
}
