import type {SocialProvider} from '../../api/models.js';

/** A user's access token of Facebook or Twitter. */
export interface SocialToken {
  readonly token: string;
  /** The secret of the token, which Twitter gives with it. */
  readonly secret?: string | undefined;
}

/** The page's own way to a user's token. Resolves to `null` where the user does not want to after all. */
export type GetSocialToken = (
  provider: SocialProvider,
  options: {
    /** Aborted when nobody waits for it any more. */
    readonly signal: AbortSignal;
  },
) => Promise<SocialToken | null>;
