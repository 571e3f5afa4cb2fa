import {notify} from './notify.js';

/**
 * Who on this page asks the user to sign in again, when a session has ended. While there is somebody, requests wait
 * for it; without, they would wait for ever.
 */
export class SignInPrompts {
  #count = 0;
  readonly #listeners = new Set<() => void>();

  /** Whether somebody asks. */
  get isOpen(): boolean {
    return this.#count > 0;
  }

  /** Returns the function that ends the asking. */
  add(): () => void {
    this.#count += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#count -= 1;
      // An element that is only moved comes back at once.
      setTimeout(() => this.isOpen || notify(this.#listeners));
    };
  }

  /** Calls back when nobody asks any more. Returns the function that ends it. */
  watchEnd(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
