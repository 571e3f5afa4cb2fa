/** The headless core: client, session store, errors. No Lit, no elements. */
export * from './errors.js';
export type * from './api/models.js';
export type {
  FullNameOptions,
  PageOptions,
  TagsOptions,
  UserPage,
  UserPages,
  UserSearchField,
  UserSearchOptions,
  UserSearchPage,
} from './api/lookups/user-lookups.js';
export {CubeClient, type CallOptions, type SignInOptions} from './session/client.js';
export type {FileOptions} from './session/files/describe-file.js';
export type {FileUpload, SendOptions} from './session/files/file-upload.js';
export type {UploadProgress} from './session/files/upload-progress.js';
export type {TokenListener} from './session/current-session.js';
export type {SessionListener} from './session/published-state.js';
export {SessionStore} from './session/session-store.js';
export type {SessionStoreOptions} from './session/session-store-options.js';
export type {Persistence} from './session/storage/session-storage.js';
export type {StorageTierName} from './session/storage/storage-tier.js';
export type {
  AnonymousState,
  AuthenticatedState,
  ExpiredState,
  IdentityProvider,
  RestoreContext,
  RestoreReason,
  RestoreSession,
  RestoringState,
  SessionKey,
  SessionState,
} from './session/session-state.js';
