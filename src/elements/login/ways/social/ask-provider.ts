import type {SocialProvider} from '../../../../api/models.js';
import {CubeValidationError} from '../../../../errors.js';
import {unlessAborted} from '../../../../internal/unless-aborted.js';
import {CubeProviderError} from '../../../../provider-error.js';
import {randomText, toChallenge} from './attempt.js';
import {keepAttempt, type KeptAttempt} from './kept-attempt.js';
import {toState, type SocialAnswer, type SocialPlace} from './social-answer.js';
import type {SocialAccess} from './social-service.js';
import {SocialWindow} from './social-window.js';

export interface SocialRequest {
  readonly provider: SocialProvider;
  readonly place: SocialPlace;
  readonly access: SocialAccess;
  readonly redirectUri: string;
  /** By which the provider is set up; kept where the page is left. */
  readonly setting: string;
  /** What has been entered as login or e-mail address; kept where the page is left. */
  readonly identifier: string;
}

export interface SocialRequestListeners {
  readonly onOpen: (opened: SocialWindow) => void;
  /** The window seems to be closed. */
  readonly onClose: () => void;
  /** The page is about to be left. */
  readonly onLeave: () => void;
  /** The user has come back to the page, by the browser's own button. */
  readonly onReturn: () => void;
}

async function toAddress({access, place, redirectUri}: SocialRequest, attempt: KeptAttempt): Promise<URL> {
  const address = access.toDialog(place);
  address.searchParams.set('redirect_uri', redirectUri);
  address.searchParams.set('state', attempt.state);
  address.searchParams.set('code_challenge', await toChallenge(attempt.verifier));
  address.searchParams.set('code_challenge_method', 'S256');
  return address;
}

/** Resolves only where the answer comes by a window: else the page is not there any more. */
async function askInPlace(
  address: Promise<URL>,
  attempt: KeptAttempt,
  signal: AbortSignal,
  {onLeave, onReturn}: SocialRequestListeners,
): Promise<never> {
  if (!keepAttempt(attempt))
    throw new CubeProviderError('The browser keeps nothing for this page.', 'failed', 'storage-refused');
  onLeave();
  addEventListener('pageshow', ({persisted}) => persisted && onReturn(), {signal});
  location.assign(await address);
  return unlessAborted(new Promise<never>(() => undefined), signal);
}

/**
 * Has a provider ask the user. Called within a click, where a window is to open.
 * @throws {CubeProviderError} if no window opens, or the browser keeps nothing for a page that is to be left.
 * @throws {CubeValidationError} if the page is not served by https.
 */
export async function askProvider(
  request: SocialRequest,
  signal: AbortSignal,
  listeners: SocialRequestListeners,
): Promise<{readonly answer: SocialAnswer; readonly attempt: KeptAttempt}> {
  if (!isSecureContext)
    throw new CubeValidationError('Signing in with a provider needs a page served by https.', {});
  const {place, provider, redirectUri, setting, identifier} = request;
  const state = toState(place, provider, randomText());
  const attempt = {state, verifier: randomText(), redirectUri, setting, identifier};
  if (place === 'redirect') return askInPlace(toAddress(request, attempt), attempt, signal, listeners);
  const opened = new SocialWindow(signal);
  listeners.onOpen(opened);
  return {answer: await opened.ask(toAddress(request, attempt), state, listeners.onClose), attempt};
}
