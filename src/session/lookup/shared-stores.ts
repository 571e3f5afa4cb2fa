import {toBaseUrl} from '../app.js';
import {SessionStore} from '../session-store.js';
import {shareOnPage} from './share-on-page.js';

/** Which app an element belongs to by its own attributes. */
export interface OwnApp {
  readonly appId?: string | undefined;
  readonly authKey?: string | undefined;
  readonly endpoint?: string | undefined;
}

const stores = shareOnPage('shared-stores', new Map<string, SessionStore>());

/** The page's one store for an app that elements name by their own attributes. */
export function shareStore({appId = '', authKey, endpoint}: OwnApp): SessionStore {
  const key = JSON.stringify([appId, authKey, toBaseUrl(endpoint)]);
  const store = stores.get(key) ?? new SessionStore({appId, authKey, endpoint});
  stores.set(key, store);
  return store;
}
