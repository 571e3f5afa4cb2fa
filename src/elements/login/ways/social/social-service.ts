import type {ReactiveElement} from 'lit';
import type {SocialCredentials, SocialProvider} from '../../../../api/models.js';
import {CubeValidationError} from '../../../../errors.js';
import type {SocialPlace} from './social-answer.js';

/** What a provider has led back with, and what shows that it was this page that had asked. */
export interface SocialGrant {
  readonly code: string;
  /** Of which the provider knows the challenge. */
  readonly verifier: string;
  /** The very one that the provider was asked with. */
  readonly redirectUri: string;
}

/** A provider as the page has set it up. */
export interface SocialAccess {
  /** The provider's page, with all that it is to be asked but for the attempt itself. */
  toDialog(place: SocialPlace): URL;
  /** @throws {CubeProviderError} if the provider gives no token. */
  exchange(grant: SocialGrant, signal: AbortSignal): Promise<SocialCredentials>;
}

/** What differs between the providers. */
export interface SocialService {
  readonly provider: SocialProvider;
  /** The attribute without which it cannot be asked. */
  readonly setting: string;
  /**
   * `undefined` where the page has not set it up.
   * @throws {CubeValidationError} if what it has set is unusable.
   */
  read(host: ReactiveElement): SocialAccess | undefined;
}

/** @throws {CubeValidationError} if the page has not set the provider up, or not in a usable way. */
export function requireAccess(service: SocialService, host: ReactiveElement): SocialAccess {
  const {provider, setting} = service;
  const access = service.read(host);
  if (access) return access;
  const text = `<cube-login> needs ${setting} or getSocialToken to sign in with ${provider}.`;
  throw new CubeValidationError(text, {[setting]: ['is missing']});
}
