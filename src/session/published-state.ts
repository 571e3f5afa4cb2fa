import type {SessionState} from './session-state.js';

export type SessionListener = (state: SessionState, previous: SessionState) => void;

const isSame = (one: SessionState, other: SessionState): boolean =>
  one.status === other.status && JSON.stringify(one.user) === JSON.stringify(other.user);

/** The state that everybody sees, and who is told of its changes. A change that changes nothing is none. */
export class PublishedState {
  readonly #listeners = new Set<SessionListener>();
  #current: SessionState = Object.freeze({status: 'restoring'});

  get current(): SessionState {
    return this.#current;
  }

  subscribe(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  set(state: SessionState): void {
    const previous = this.#current;
    if (isSame(state, previous)) return;
    this.#current = Object.freeze(state);
    for (const listener of this.#listeners) {
      try {
        listener(this.#current, previous);
      } catch (error) {
        // The listener's own defect: shown as uncaught, but neither the others nor the session suffer from it.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
