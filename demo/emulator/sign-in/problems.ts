import {
  BAD_AUTHENTICATION_DATA,
  CUSTOM_IDENTITY_STATUS,
  MISSING_PARAMETERS,
} from '../assumptions/providers.js';
import {Problem} from '../problems.js';

/** A provider vouches for nobody. */
export const badAuthenticationData = (reason: string) =>
  new Problem(BAD_AUTHENTICATION_DATA.status, [BAD_AUTHENTICATION_DATA.text(reason)]);

/** @param names - as a form would write them, such as `keys[token]` */
export const missingParameters = (names: readonly string[]) =>
  badAuthenticationData(MISSING_PARAMETERS(names));

export const customIdentityFailed = (text: string) => new Problem(CUSTOM_IDENTITY_STATUS, {base: [text]});

export const customIdentityUidRequired = () =>
  customIdentityFailed('Custom Identity Provider uid is required');

export const customIdentityError = (status: number, text: string) =>
  customIdentityFailed(
    `Custom Identity Provider responded with an error = "${text}". Status code = ${status}`,
  );
