import type {UserFields} from './user.js';

/** The providers whose tokens a control call registers. */
export const SOCIAL_PROVIDERS = ['facebook', 'twitter'] as const;

export type SocialProvider = (typeof SOCIAL_PROVIDERS)[number];

/** A token that a provider has handed out, and whose it is. */
export interface ProviderToken {
  readonly appId: number;
  readonly provider: SocialProvider;
  readonly token: string;
  /** Twitter's second half of a token. */
  readonly secret: string | null;
  /** The user's id at the provider. */
  readonly profileId: string;
  /** What the provider tells of the user. */
  readonly fields: Partial<UserFields>;
}

/** The tokens that are to be accepted. */
export class ProviderTokens {
  readonly #byKey = new Map<string, ProviderToken>();

  all(): Iterable<ProviderToken> {
    return this.#byKey.values();
  }

  find(appId: number, provider: SocialProvider, token: string): ProviderToken | undefined {
    return this.#byKey.get(nameOf({appId, provider, token}));
  }

  /** Takes in a token; a later one of the same name replaces it. */
  insert(token: ProviderToken): void {
    this.#byKey.set(nameOf(token), token);
  }

  clear(): void {
    this.#byKey.clear();
  }
}

function nameOf({appId, provider, token}: Pick<ProviderToken, 'appId' | 'provider' | 'token'>): string {
  return `${appId} ${provider} ${token}`;
}
