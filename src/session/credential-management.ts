/** A password as the browser keeps it. */
export interface BrowserCredential {
  /** What was typed to sign in: a login or an e-mail address. */
  readonly id: string;
  readonly password: string;
  /** What the browser shows beside it. */
  readonly name: string;
}

// Not among TypeScript's own types: Chromium alone has it.
interface PasswordCredentialConstructor {
  new (data: BrowserCredential): Credential;
}

const constructor = (): PasswordCredentialConstructor | undefined =>
  (globalThis as {PasswordCredential?: PasswordCredentialConstructor}).PasswordCredential;

/**
 * Offers the user to save the password in the browser, after a sign-in that the browser may not have recognised.
 * Never rejects.
 */
export async function saveCredential(credential: BrowserCredential): Promise<void> {
  const PasswordCredential = constructor();
  if (!PasswordCredential) return;
  try {
    await navigator.credentials.store(new PasswordCredential(credential));
  } catch {
    // The user's browser decides; the sign-in is complete without.
  }
}

/** The saved password, if the browser hands one out without asking. Never rejects. */
export async function findCredential(): Promise<BrowserCredential | undefined> {
  const PasswordCredential = constructor();
  if (!PasswordCredential) return undefined;
  try {
    const options = {password: true, mediation: 'silent'} as CredentialRequestOptions;
    const found = await navigator.credentials.get(options);
    return found instanceof PasswordCredential ? (found as Credential & BrowserCredential) : undefined;
  } catch {
    return undefined;
  }
}

/** After signing out, the browser asks before it hands out a password again. Never rejects. */
export async function preventSilentSignIn(): Promise<void> {
  if (!constructor()) return;
  try {
    await navigator.credentials.preventSilentAccess();
  } catch {
    // The browser asks in its own way.
  }
}
