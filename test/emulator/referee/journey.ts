import {describe} from 'node:test';
import {callsJourney} from './calls.js';
import {expiryJourney} from './expiry.js';
import {filesJourney} from './files.js';
import {lookupsV1Journey} from './lookups-v1.js';
import {lookupsJourney} from './lookups.js';
import {profileJourney} from './profile.js';
import {providersJourney} from './providers.js';
import {useReferee, type Referee} from './referee.js';
import {signInJourney} from './sign-in.js';
import {signUpJourney} from './sign-up.js';
import type {PublishedVersion} from './versions.js';

/** Every call of authentication, users and files that a published version has, against an emulator. */
export function journey(version: PublishedVersion, sdk: unknown, more?: (referee: Referee) => void): void {
  describe(`connectycube ${version.name}`, () => {
    const referee = useReferee(version, sdk);
    for (const part of [
      signUpJourney,
      signInJourney,
      providersJourney,
      profileJourney,
      lookupsJourney,
      lookupsV1Journey,
      filesJourney,
      expiryJourney,
    ]) {
      part(referee);
    }
    more?.(referee);
    callsJourney(referee);
  });
}
