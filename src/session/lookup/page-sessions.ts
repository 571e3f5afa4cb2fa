import {notify} from '../notify.js';
import type {SessionStore} from '../session-store.js';
import {shareOnPage} from './share-on-page.js';

/** What others need of a `<cube-session>`; one that has not been upgraded has nothing of it yet. */
export interface SessionElement extends Element {
  readonly appId?: string;
  readonly authKey?: string;
  readonly endpoint?: string | undefined;
  /** Whether its attributes have been read, so that its store is that of its app. */
  readonly hasUpdated?: boolean;
  readonly store?: SessionStore;
}

/** Plain data, because copies of the library of different versions may share it. */
interface PageSessions {
  readonly elements: Set<SessionElement>;
  readonly listeners: Set<() => void>;
}

const {elements, listeners} = shareOnPage<PageSessions>('page-sessions', {
  elements: new Set(),
  listeners: new Set(),
});

/** The upgraded `<cube-session>` elements of the page, those in shadow roots included, oldest first. */
export const pageSessions: ReadonlySet<SessionElement> = elements;

/** Says that a `<cube-session>` is there, or that its store, its id or its place has changed. */
export function announceSession(session: SessionElement): void {
  elements.add(session);
  tell();
}

/** Says that a `<cube-session>` has gone. */
export function dismissSession(session: SessionElement): void {
  elements.delete(session);
  tell();
}

/** Calls back whenever a `<cube-session>` comes, changes or goes. Returns the function that ends it. */
export function watchSessions(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = (): void => notify(listeners);
