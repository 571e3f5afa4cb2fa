import {CubeProviderError, isCubeProviderError, type ProviderProblem} from '../provider-error.js';

/** What Firebase's codes mean, without their `auth/`. Any other is a failure. */
const codes: Readonly<Record<Exclude<ProviderProblem, 'failed'>, readonly string[]>> = {
  cancelled: [],
  blocked: [],
  unreachable: ['network-request-failed', 'timeout'],
  refused: [
    'admin-restricted-operation',
    'api-key-not-valid.-please-pass-a-valid-api-key.',
    'app-deleted',
    'app-not-authorized',
    'billing-not-enabled',
    'configuration-not-found',
    'invalid-api-key',
    'invalid-continue-uri',
    'missing-continue-uri',
    'multi-factor-auth-required',
    'operation-not-allowed',
    'operation-not-supported-in-this-environment',
    'project-not-found',
    'unauthorized-continue-uri',
    'unauthorized-domain',
    'user-disabled',
  ],
  stale: [],
  'too-many-attempts': ['quota-exceeded', 'too-many-requests'],
  'invalid-phone': ['invalid-phone-number', 'missing-phone-number'],
  'invalid-email': ['invalid-email', 'invalid-recipient-email', 'missing-email'],
  'wrong-password': [
    'invalid-credential',
    'invalid-login-credentials',
    'missing-password',
    'user-not-found',
    'wrong-password',
  ],
  'wrong-code': ['invalid-verification-code', 'missing-verification-code'],
  'expired-code': ['code-expired', 'invalid-verification-id', 'missing-verification-id', 'session-expired'],
  'expired-link': ['expired-action-code', 'invalid-action-code'],
  captcha: [
    'captcha-check-failed',
    'invalid-app-credential',
    'invalid-recaptcha-token',
    'missing-app-credential',
    'missing-recaptcha-token',
  ],
};

const problems = new Map(
  Object.entries(codes).flatMap(([problem, names]) =>
    names.map((name) => [name, problem as ProviderProblem]),
  ),
);

interface SdkError {
  readonly code?: unknown;
  readonly customData?: {readonly message?: unknown} | undefined;
}

/**
 * The code of an error of Firebase. Where the page's `auth` is of another copy of the SDK, ours takes each refusal for a
 * failure of the network, and keeps the real code in a text.
 */
export function codeOf(error: unknown): string | undefined {
  const {code, customData} = (error ?? {}) as SdkError;
  if (typeof code !== 'string' || !/^auth\/[\w.:/-]{1,120}$/.test(code)) return undefined;
  const [, inner] = /\((auth\/[^\s)]+)\)/.exec(String(customData?.message)) ?? [];
  return inner ?? code;
}

/** Says what went wrong at Firebase. The error of the SDK is left behind, because it may hold tokens and what was entered. */
export function toProviderError(error: unknown): CubeProviderError {
  if (isCubeProviderError(error)) return error;
  const code = codeOf(error);
  const problem = problems.get(code?.replace('auth/', '') ?? '') ?? 'failed';
  return new CubeProviderError(`Firebase has failed: ${code ?? 'for no known reason'}.`, problem, code);
}

/** Whether Firebase says that whoever was signed in there no longer is. */
export const isSignedOut = (error: unknown): boolean =>
  [
    'auth/invalid-refresh-token',
    'auth/invalid-user-token',
    'auth/null-user',
    'auth/user-disabled',
    'auth/user-not-found',
    'auth/user-token-expired',
  ].includes(codeOf(error) ?? '');
