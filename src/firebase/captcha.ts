import {RecaptchaVerifier, type ApplicationVerifier, type Auth} from '@firebase/auth';
import {CubeProviderError} from '../provider-error.js';
import {loadCaptchaScript} from './captcha-script.js';
import {watchChallenge} from './watch-challenge.js';

/**
 * One attempt to show Firebase that this is no robot, by Google's invisible reCAPTCHA: used once, and then thrown away.
 * Where Firebase does not ask for it, nothing is loaded.
 */
export class Captcha {
  readonly #auth: Auth;
  readonly #place = document.createElement('div');
  #verifier: RecaptchaVerifier | undefined;
  #stopWatching: (() => void) | undefined;
  #fail: (error: CubeProviderError) => void = () => undefined;
  #isOver = false;

  constructor(auth: Auth, place: HTMLElement) {
    this.#auth = auth;
    place.append(this.#place);
  }

  /** Runs a call that has to show it, until it is done or cancelled. */
  async run<Answer>(call: (verifier: ApplicationVerifier) => Promise<Answer>): Promise<Answer> {
    const failed = new Promise<never>((_resolve, reject) => {
      this.#fail = reject;
    });
    // The SDK resets what it was given, by a name of its own.
    const verifier = {type: 'recaptcha', verify: () => this.#verify(), _reset: () => undefined};
    return Promise.race([call(verifier), failed]);
  }

  /** Nobody waits for it any more. */
  cancel(error: CubeProviderError): void {
    this.#fail(error);
  }

  clear(): void {
    this.#isOver = true;
    this.#stopWatching?.();
    this.#verifier?.clear();
    this.#place.remove();
  }

  async #verify(): Promise<string> {
    // Else the emulator is asked, whose SDK plays the reCAPTCHA itself.
    const {settings, languageCode} = this.#auth;
    if (!settings.appVerificationDisabledForTesting) await loadCaptchaScript(languageCode);
    this.#checkIsWanted();
    this.#verifier = new RecaptchaVerifier(this.#auth, this.#place, {
      size: 'invisible',
      'error-callback': () =>
        this.#fail(new CubeProviderError('The reCAPTCHA could not reach its server.', 'unreachable')),
    });
    this.#stopWatching = watchChallenge(() =>
      this.#fail(new CubeProviderError('The user has closed the reCAPTCHA.', 'cancelled')),
    );
    const token = await this.#verifier.verify();
    this.#checkIsWanted();
    return token;
  }

  /** Else an SMS would be sent that nobody waits for. */
  #checkIsWanted(): void {
    if (this.#isOver) throw new CubeProviderError('Nobody waits for the reCAPTCHA.', 'stale');
  }
}
