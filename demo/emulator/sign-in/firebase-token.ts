import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  UnsecuredJWT,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import {
  FIREBASE_CLOCK_TOLERANCE_S,
  FIREBASE_KEYS_FAILED,
  GOOGLE_JWKS_URL,
  JWKS_TIMEOUT_MS,
  REFUSED_FIREBASE_TOKEN,
} from '../assumptions/providers.js';
import type {FirebaseProject} from '../features.js';
import {failureReason} from './failure-reason.js';
import {badAuthenticationData} from './problems.js';

/** The failures of jose that are the token's fault; all others are those of fetching the keys. */
const TOKEN_ERRORS = [
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
];

/** The fetched keys of each project's settings; new settings fetch anew. */
const keySets = new WeakMap<FirebaseProject, JWTVerifyGetKey>();

/** The claims of an ID token that Firebase has made for this project, or a refusal. */
export async function verifyFirebaseToken(project: FirebaseProject, token: string): Promise<JWTPayload> {
  try {
    const claims = await readClaims(project, token);
    checkTimeAndSubject(claims);
    return claims;
  } catch (error) {
    const isTokenRefused = TOKEN_ERRORS.some((kind) => error instanceof kind);
    const text = isTokenRefused ? REFUSED_FIREBASE_TOKEN : FIREBASE_KEYS_FAILED;
    throw badAuthenticationData(text(failureReason(error)));
  }
}

/** Tokens of Firebase's own emulator are unsigned, all others signed. */
async function readClaims(project: FirebaseProject, token: string): Promise<JWTPayload> {
  const rules = {
    issuer: `https://securetoken.google.com/${project.projectId}`,
    audience: project.projectId,
    requiredClaims: ['sub', 'iat', 'exp'],
    clockTolerance: FIREBASE_CLOCK_TOLERANCE_S,
  };
  if (project.emulatorHost !== null) return UnsecuredJWT.decode(token, rules).payload;
  const {payload} = await jwtVerify(token, keySetOf(project), {...rules, algorithms: ['RS256']});
  return payload;
}

/** What Firebase asks for beyond the rules that jose checks. */
function checkTimeAndSubject(claims: JWTPayload): void {
  const {iat = Infinity, sub} = claims;
  if (typeof sub !== 'string' || sub === '') {
    throw new errors.JWTClaimValidationFailed('unexpected "sub" claim value', claims, 'sub');
  }
  if (iat > Date.now() / 1000 + FIREBASE_CLOCK_TOLERANCE_S) {
    throw new errors.JWTClaimValidationFailed('"iat" claim timestamp is in the future', claims, 'iat');
  }
}

function keySetOf(project: FirebaseProject): JWTVerifyGetKey {
  const present = keySets.get(project);
  if (present) return present;
  const url = new URL(project.jwksUrl ?? GOOGLE_JWKS_URL);
  const keySet = createRemoteJWKSet(url, {timeoutDuration: JWKS_TIMEOUT_MS});
  keySets.set(project, keySet);
  return keySet;
}
