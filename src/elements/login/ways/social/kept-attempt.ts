/** An attempt whose page is left for the provider's: all that is needed to end it when the provider leads back. */
export interface KeptAttempt {
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
  /** By which the provider was set up: several elements of a page may differ in that. */
  readonly setting: string;
  /** What had been entered as login or e-mail address. */
  readonly identifier: string;
}

const key = 'cube-elements-social';

/** Keeps it in this tab; returns whether the browser lets us. */
export function keepAttempt(attempt: KeptAttempt): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(attempt));
    return true;
  } catch {
    return false;
  }
}

/** The attempt that this tab was left for, if it is the one of this state. */
export function findAttempt(state: string): KeptAttempt | undefined {
  try {
    const attempt = JSON.parse(sessionStorage.getItem(key) ?? 'null') as KeptAttempt | null;
    return attempt?.state === state ? attempt : undefined;
  } catch {
    return undefined;
  }
}

/** Each is good once. */
export const forgetAttempt = (): void => sessionStorage.removeItem(key);
