import type {SocialProvider} from '../../../../api/models.js';

/** Where a provider's pages are shown: in a window of their own, or in the place of the page. */
export type SocialPlace = 'popup' | 'redirect';

/** What a provider has led back to the page with. */
export interface SocialAnswer {
  readonly provider: SocialProvider;
  readonly place: SocialPlace;
  /** Tells one attempt to sign in from all others. */
  readonly state: string;
  /** Is exchanged for a token, once and soon, by whoever has the verifier. */
  readonly code: string | null;
  /** Why there is no code. */
  readonly error: string | null;
}

const states = /^cube-(popup|redirect)-(facebook|twitter)-[\w-]{43}$/;

/** Begins alike for all of ours, so that answers to what the page itself has asked are left alone. */
export const toState = (place: SocialPlace, provider: SocialProvider, random: string): string =>
  `cube-${place}-${provider}-${random}`;

/** The answer of a provider in this address, if it is one to a sign-in of ours. */
export function readSocialAnswer(address: string): SocialAnswer | undefined {
  const {searchParams} = new URL(address);
  const [state, place, provider] = states.exec(searchParams.get('state') ?? '') ?? [];
  const [code, error] = [searchParams.get('code'), searchParams.get('error')];
  if (!state || (code === null && error === null)) return undefined;
  return {provider: provider as SocialProvider, place: place as SocialPlace, state, code, error};
}

/** Whether a provider has led back to this address with an answer to a sign-in of ours. */
export const hasSocialAnswer = (address: string): boolean => readSocialAnswer(address) !== undefined;

/** Takes the answer out of the page's address, and out of the history, before anybody else can see or repeat it. */
export function takeSocialAnswer(): SocialAnswer | undefined {
  const answer = readSocialAnswer(location.href);
  if (!answer) return undefined;
  const address = new URL(location.href);
  for (const name of [...address.searchParams.keys()])
    if (/^(code|state|error(_\w+)?)$/.test(name)) address.searchParams.delete(name);
  // Facebook adds this fragment to every answer.
  if (address.hash === '#_=_') address.hash = '';
  history.replaceState(history.state, '', address);
  return answer;
}
