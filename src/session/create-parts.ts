import type {CubeError} from '../errors.js';
import {toApp} from './app.js';
import {CurrentSession} from './current-session.js';
import type {EngineParts} from './engine/engine.js';
import {notify} from './notify.js';
import {logProblem} from './problems.js';
import type {SessionStoreOptions} from './session-store-options.js';
import {SharedSession} from './shared-session.js';
import {SignInPrompts} from './sign-in-prompts.js';
import {SessionStorage} from './storage/session-storage.js';
import {Tabs} from './tabs.js';

/** What a session is made of, as the page has chosen. */
export function createParts(options: SessionStoreOptions): EngineParts {
  const {persist = 'device', restoreSession, identityProvider, keepAlive = true} = options;
  // What the page does about a problem may fail; the session must not.
  const onProblem = (problem: CubeError): void => notify([options.onProblem ?? logProblem], problem);
  const app = toApp(options);
  const name = `${app.appId}@${app.endpoint}`;
  const current = new CurrentSession();
  const storage = new SessionStorage(name, persist, onProblem);
  // A session that no other tab shares has a name that no other tab knows.
  const tabs = new Tabs(`cube-elements:${persist === 'device' ? name : `${name} ${Math.random()}`}`);
  const shared = new SharedSession(current, storage, tabs);
  const settings = {restoreSession, identityProvider, keepAlive};
  return {app, settings, current, storage, tabs, shared, prompts: new SignInPrompts(), onProblem};
}
