import type {GuestWayMessages} from '../guest-way-messages.js';

export const guestWay: GuestWayMessages = {
  guestHeading: 'Continue as a guest',
  guestName: 'Your name',
  guestNameNote: '(optional)',
  guestHelp:
    'You stay signed in for a day at most. Then your guest account and what is in it are deleted. Once signed out, you cannot come back to it.',
  continueAsGuest: 'Continue as guest',
  guestNameTooLong: 'Enter at most {maximum} characters.',
  guestNameRefused: 'This name is not accepted. Change it, or leave it out.',
  guestRefused: 'Signing in as a guest is not possible here at the moment. Try another way.',
  guestUntil:
    'You stay signed in until {time}. Then your guest account and what is in it are deleted. Once signed out, you cannot come back to it.',
  createAccount: 'Create an account',
  backToGuest: 'Back',
};
