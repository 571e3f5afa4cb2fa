import type {SignInProvider, User} from '../../api/models.js';
import {clip} from '../../internal/clip.js';
import {toIdentifier} from '../../internal/display-name.js';
import {formatMessage, isolate} from '../../internal/format-message.js';
import type {ProfileMessages} from '../../locales/profile-messages.js';

/** Longer names are cut. */
export const longestName = 300;

/** Of a session made elsewhere it is not known; who is linked to one provider alone has most likely come by that. */
function toProvider(
  {facebookId, twitterId}: User,
  provider: SignInProvider | undefined,
): SignInProvider | undefined {
  if (provider) return provider;
  if (facebookId) return twitterId ? undefined : 'facebook';
  return twitterId ? 'twitter' : undefined;
}

function toProviderName(provider: SignInProvider | undefined, messages: ProfileMessages): string | undefined {
  if (provider === 'facebook') return messages.byFacebook;
  if (provider === 'twitter') return messages.byTwitter;
  if (provider === 'firebase_phone') return messages.byPhone;
  return provider === 'firebase_email' ? messages.byEmail : undefined;
}

/** What has been checked is what the user knows; a login may be made up. */
function toName(user: User, provider: SignInProvider | undefined): string {
  if (provider === 'firebase_phone' && user.phone) return user.phone;
  if (provider === 'firebase_email' && user.email) return user.email;
  return toIdentifier(user) || user.phone || '';
}

/**
 * Says below the user's name by what the user has signed in.
 * @param name What the user is called there; it is not said twice.
 */
export function describeIdentity(
  user: User,
  name: string,
  signedInBy: SignInProvider | undefined,
  messages: ProfileMessages,
): string {
  const provider = toProvider(user, signedInBy);
  const called = toName(user, provider);
  const isNamed = called !== '' && called !== name;
  const identifier = isolate(clip(called, longestName));
  if (user.isGuest) return isNamed ? formatMessage(messages.guestBy, {identifier}) : messages.guestOnly;
  const by = toProviderName(provider, messages);
  if (by)
    return formatMessage(isNamed ? messages.signedInByProvider : messages.signedInWith, {
      identifier,
      provider: by,
    });
  return isNamed ? formatMessage(messages.signedInBy, {identifier}) : messages.signedIn;
}
