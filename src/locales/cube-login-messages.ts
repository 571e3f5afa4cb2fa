import type {GuestWayMessages} from './guest-way-messages.js';
import type {EmailWayMessages} from './email-way-messages.js';
import type {LoginMessages} from './login-messages.js';
import type {LoginWaysMessages} from './login-ways-messages.js';
import type {PasswordResetMessages} from './password-reset-messages.js';
import type {PhoneWayMessages} from './phone-way-messages.js';
import type {SocialWayMessages} from './social-way-messages.js';

/** The texts that a page may replace: of `<cube-login>` itself, and of all that it loads late. */
export type CubeLoginMessages = Partial<
  LoginMessages &
    PasswordResetMessages &
    LoginWaysMessages &
    SocialWayMessages &
    GuestWayMessages &
    PhoneWayMessages &
    EmailWayMessages
>;
