import type {ResendMessages} from './resend-messages.js';

/** Texts of signing in by phone. `{country}` is the name of one, `{phone}` a whole number. */
export interface PhoneWayMessages extends ResendMessages {
  readonly phoneHeading: string;
  readonly phoneCountry: string;
  /** The first option, where it is not known which country to begin with. */
  readonly phoneCountryNone: string;
  readonly phoneNumber: string;
  readonly sendCode: string;
  readonly sendingCode: string;
  readonly phoneMissing: string;
  readonly phoneCountryMissing: string;
  readonly phoneTooShort: string;
  readonly phoneTooLong: string;
  readonly phoneInvalid: string;
  readonly codeHeading: string;
  readonly code: string;
  readonly codeSentTo: string;
  /** Said to screen readers when another code has been sent. */
  readonly codeSentAgain: string;
  /** Leads back to the number. */
  readonly changePhone: string;
  readonly confirmCode: string;
  /** Only the session is missing: nothing has to be entered again. */
  readonly finishSignIn: string;
  readonly codeMissing: string;
  readonly codeTooShort: string;
  readonly codeWrong: string;
  readonly codeExpired: string;
  readonly phoneTooManyAttempts: string;
  /** It could not be shown that this is no robot. */
  readonly captchaFailed: string;
  readonly phoneUnreachable: string;
  readonly phoneRefused: string;
  readonly phoneFailed: string;
}
