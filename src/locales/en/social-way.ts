import type {SocialWayMessages} from '../social-way-messages.js';

export const socialWay: SocialWayMessages = {
  socialHeading: 'Sign in with {provider}',
  continueInWindow: 'Continue in the {provider} window.',
  showWindow: 'Show the window',
  windowClosed: 'The {provider} window seems to be closed. If it is still open, continue there.',
  windowBlocked: 'Your browser has blocked the {provider} window.',
  continueHere: 'Continue in this window',
  openWindow: 'Open a window',
  cannotLeave: 'Your browser keeps nothing for this page, so {provider} needs a window of its own.',
  goingToProvider: 'Going to {provider}…',
  cancelProvider: 'Cancel',
  tryAgain: 'Try again',
  answerStale: 'This sign-in with {provider} has been begun anew or was used already. Try again.',
  windowDone: 'You can close this window.',
  windowStale: 'Nobody waits for this sign-in any more: the page that began it is closed, or has begun anew.',
  goOnHere: 'Go on here',
};
