import {
  isSignInWithEmailLink,
  sendSignInLinkToEmail,
  signInWithEmailAndPassword,
  signInWithEmailLink,
  signInWithPhoneNumber,
  signOut,
  type Auth,
  type ConfirmationResult,
  type User as FirebaseUser,
} from '@firebase/auth';
import type {FirebaseCredentials, User} from '../api/models.js';
import {CubeProviderError} from '../provider-error.js';
import {Captcha} from './captcha.js';
import {isSignedOut, toProviderError} from './firebase-errors.js';
import type {FirebaseSignIn} from './firebase-sign-in.js';
import {pageLanguage} from './page-language.js';

type Provider = FirebaseCredentials['provider'];

const digits = (phone: string | null): string => phone?.replace(/\D/g, '') ?? '';

const isSame = (one: string, other: string): boolean => one !== '' && one === other;

/** By which of its ways Firebase can vouch that this is the user. */
function findProvider({phoneNumber, email}: FirebaseUser, user: User): Provider | undefined {
  if (isSame(digits(phoneNumber), digits(user.phone))) return 'firebase_phone';
  if (isSame(email?.toLowerCase() ?? '', user.email?.toLowerCase() ?? '')) return 'firebase_email';
  return undefined;
}

/** Runs a call of the SDK, whose errors are told in our own words. */
async function ask<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    throw toProviderError(error);
  }
}

/** Signs in at Firebase with an `auth` object of its SDK. */
export class FirebaseAccount implements FirebaseSignIn {
  readonly #auth: Auth;
  readonly #isOwn: boolean;
  #captcha: Captcha | undefined;
  #confirmation: ConfirmationResult | undefined;

  /** @param isOwn Whether the `auth` object is ours, and not the page's. */
  constructor(auth: Auth, isOwn: boolean) {
    this.#auth = auth;
    this.#isOwn = isOwn;
  }

  async sendCode(phone: string, place: HTMLElement): Promise<void> {
    this.#speakAsPage();
    this.#captcha?.cancel(new CubeProviderError('Another code has been asked for.', 'stale'));
    const captcha = new Captcha(this.#auth, place);
    this.#captcha = captcha;
    try {
      this.#confirmation = await ask(() =>
        captcha.run((verifier) => signInWithPhoneNumber(this.#auth, phone, verifier)),
      );
    } finally {
      captcha.clear();
    }
  }

  async confirmCode(code: string): Promise<FirebaseCredentials> {
    const confirmation = this.#confirmation;
    if (!confirmation) throw new CubeProviderError('No code has been sent.', 'expired-code');
    const {user} = await ask(() => confirmation.confirm(code));
    this.#confirmation = undefined;
    return this.#toCredentials('firebase_phone', user);
  }

  async signInByPassword(email: string, password: string): Promise<FirebaseCredentials> {
    const {user} = await ask(() => signInWithEmailAndPassword(this.#auth, email, password));
    return this.#toCredentials('firebase_email', user);
  }

  async sendLink(email: string, returnTo: string): Promise<void> {
    this.#speakAsPage();
    await ask(() => sendSignInLinkToEmail(this.#auth, email, {url: returnTo, handleCodeInApp: true}));
  }

  isLink(address: string): boolean {
    return isSignInWithEmailLink(this.#auth, address);
  }

  async signInByLink(email: string, address: string): Promise<FirebaseCredentials> {
    const {user} = await ask(() => signInWithEmailLink(this.#auth, email, address));
    return this.#toCredentials('firebase_email', user);
  }

  async refresh(user: User): Promise<FirebaseCredentials | null> {
    await ask(() => this.#auth.authStateReady());
    const {currentUser} = this.#auth;
    const provider = currentUser && findProvider(currentUser, user);
    if (!provider) return null;
    try {
      return await this.#toCredentials(provider, currentUser, true);
    } catch (error) {
      if (isSignedOut(error)) return null;
      throw error;
    }
  }

  async signOut(): Promise<void> {
    if (this.#isOwn) await ask(() => signOut(this.#auth));
  }

  /** @param isFresh Whether to ask for a token that nobody has had yet. */
  async #toCredentials(
    provider: Provider,
    user: FirebaseUser,
    isFresh = false,
  ): Promise<FirebaseCredentials> {
    const {token, claims} = await ask(() => user.getIdTokenResult(isFresh));
    const projectId = this.#auth.app.options.projectId ?? String(claims['aud']);
    return {provider, projectId, accessToken: token};
  }

  /** Texts of an SMS, of a mail and of the reCAPTCHA; on the page's own `auth`, that is the page's choice. */
  #speakAsPage(): void {
    if (this.#isOwn) this.#auth.languageCode = pageLanguage();
  }
}
