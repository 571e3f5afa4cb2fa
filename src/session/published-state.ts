import {notify} from './notify.js';
import type {SessionState} from './session-state.js';

export type SessionListener = (state: SessionState, previous: SessionState) => void;

/** Every request moves `lastRequestAt`; to the page that is no change of the user. */
const toText = (state: SessionState): string =>
  JSON.stringify({...state, user: state.user && {...state.user, lastRequestAt: null}});

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
    if (toText(state) === toText(previous)) return;
    this.#current = Object.freeze(state);
    notify(this.#listeners, this.#current, previous);
  }
}
