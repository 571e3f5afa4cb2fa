import {CubeNetworkError} from './errors.js';

/**
 * Loads a part of the library that is not needed at first.
 * @throws {CubeNetworkError} if it cannot be loaded.
 */
export async function loadLate<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw new CubeNetworkError('A part of cube-elements could not be loaded.', {cause});
  }
}
