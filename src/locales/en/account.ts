import type {AccountMessages, PasswordFieldMessages} from '../messages.js';

export const account: AccountMessages = {
  signOut: 'Sign out',
  guest: 'Guest',
  signedInAs: 'Signed in as {name}.',
  userChanged: 'You are signed in as {name} now. What {previous} had not sent was not sent.',
};

export const passwordField: PasswordFieldMessages = {
  showPassword: 'Show password',
  capsLock: 'Caps Lock is on.',
};
