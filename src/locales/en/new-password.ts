import type {NewPasswordMessages} from '../user-field-messages.js';

export const newPassword: NewPasswordMessages = {
  newPassword: 'New password',
  newPasswordHelp: '{minimum} to {maximum} characters.',
  newPasswordMissing: 'Enter a new password.',
};
