/** The headless core: client, session store, errors. No Lit, no elements. */
export * from './errors.js';
export type * from './api/models.js';
export {CubeClient, type CallOptions} from './session/client.js';
export type {SessionListener} from './session/published-state.js';
export {SessionStore, type SessionStoreOptions} from './session/session-store.js';
export type {SessionRecord} from './session/session-record.js';
export type {SessionStorage, StorageTier} from './session/session-storage.js';
export type {
  AnonymousState,
  AuthenticatedState,
  ExpiredState,
  RestoreReason,
  RestoreSession,
  RestoringState,
  SessionState,
} from './session/session-state.js';
