import type {NewPasswordMessages, UserFieldMessages} from '../../locales/user-field-messages.js';
import {formatMessage} from '../format-message.js';
import {checkLength} from './check-field.js';
import {lengthLimits} from './user-field.js';

const {minimum = 0, maximum = 0} = lengthLimits['password'] ?? {};

/** The server's rules for a password, as password managers read them. */
export const passwordRules = `minlength: ${minimum}; maxlength: ${maximum};`;

/** The server's rules for a password, in words. */
export const toPasswordHelp = ({newPasswordHelp}: NewPasswordMessages): string =>
  formatMessage(newPasswordHelp, {minimum: String(minimum), maximum: String(maximum)});

/** What is wrong with a new password, if anything is. */
export const checkNewPassword = (
  password: string,
  messages: NewPasswordMessages & UserFieldMessages,
): string | undefined =>
  password ? checkLength('password', password, messages) : messages.newPasswordMissing;
