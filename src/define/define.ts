import {CubeError} from '../errors.js';
import {logProblem} from '../session/problems.js';

/**
 * Registers a tag. A name can be taken only once on a page: where another copy of the library, or another script, was
 * faster, its element stays and the developer is told.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const registered = customElements.get(tag);
  if (!registered) customElements.define(tag, element);
  else if (registered !== element) {
    logProblem(new CubeError(`<${tag}> is registered already, perhaps by a second copy of cube-elements.`));
  }
}
