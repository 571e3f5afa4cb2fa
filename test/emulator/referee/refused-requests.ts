/** A recorded request that the emulator refuses, although the recorder did not, and why. */
export interface Refusal {
  status: number;
  /** The whole of `errors` where its wording is known, `undefined` where any will do. */
  errors?: unknown;
  why: string;
}

const NOT_UNDERSTOOD = 'bracket names as JSON keys are not understood, so that the keys are missing';
const NO_KEYS = 'this version does not send the keys';
const NO_WEB_SESSIONS = 'web sessions are gone';

/** By the id of the request. */
export const REFUSALS: Readonly<Record<string, Refusal>> = {
  '6.1.2/node/login-firebase_phone-flat-keys#1': {status: 422, why: NOT_UNDERSTOOD},
  '6.1.2/node/createSession-firebase_phone-flat-keys(docs form)#1': {status: 422, why: NO_KEYS},
  '3.35.3/node/createSession-firebase_phone#1': {status: 422, why: NO_KEYS},
  '6.1.2/node/login-cidp-token-only#1': {
    status: 422,
    errors: {password: ['cannot be blank']},
    why: 'a custom identity provider too wants some password',
  },
  '6.1.2/node/users.getV2-empty#1': {status: 422, why: 'a query needs a field that stands alone'},
  '6.1.2/node/users.get-phone#1': {
    status: 422,
    errors: {id: ['should be a positive integer']},
    why: 'the platform knows /users/by_phone and takes this path for an id',
  },
  '6.1.2/node/error:422-fields#1': {status: 422, why: 'the password is too short'},
  '6.1.2/node/after-destroy-users.update#1': {
    status: 401,
    errors: ['Token is required'],
    why: 'there is no session any more',
  },
  '3.35.3/node/signup-without-session#1': {
    status: 401,
    errors: ['Token is required'],
    why: 'this version sends no authorization key',
  },
  '3.35.3/node/createWebSession#1': {status: 404, why: NO_WEB_SESSIONS},
  '3.35.3/node/upgradeWebSession#1': {status: 404, why: NO_WEB_SESSIONS},
};
