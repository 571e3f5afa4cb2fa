/**
 * What the script tag loads: the tags that most pages have, the provider first, so that the others find it ready. The
 * rest comes at once where it stands in the page, and else when the page is idle: a script, a template or a shadow root
 * may make any of them.
 */
import './cube-session.js';
import './cube-avatar.js';
import './cube-login.js';
import {CubeError} from '../errors.js';
import {logProblem} from '../session/problems.js';

/** In milliseconds: how long a busy page may keep the rest waiting, and a browser that does not tell when it is idle. */
const longestWait = 2000;

/**
 * What loads and registers a tag, for those that have not been asked for, or could not be loaded. To what an import
 * resolves is left out, or the bundler would add code to make it.
 */
const waiting = new Map<string, () => Promise<void>>([
  ['cube-signup', () => import('./cube-signup.js').then(() => undefined)],
  ['cube-avatar-upload', () => import('./cube-avatar-upload.js').then(() => undefined)],
  ['cube-profile', () => import('./cube-profile.js').then(() => undefined)],
  ['cube-user-search', () => import('./cube-user-search.js').then(() => undefined)],
]);

async function register(tag: string, load: () => Promise<void>): Promise<void> {
  waiting.delete(tag);
  try {
    await load();
  } catch (cause) {
    waiting.set(tag, load);
    logProblem(new CubeError(`<${tag}> could not be loaded.`, {cause}));
  }
}

function registerAll(): void {
  for (const [tag, load] of waiting) void register(tag, load);
}

function registerThoseOnPage(): void {
  for (const [tag, load] of waiting) if (document.querySelector(tag)) void register(tag, load);
}

registerThoseOnPage();
document.addEventListener('DOMContentLoaded', registerThoseOnPage);
if ('requestIdleCallback' in window) requestIdleCallback(registerAll, {timeout: longestWait});
else setTimeout(registerAll, longestWait);
addEventListener('online', registerAll);
