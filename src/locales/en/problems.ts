import type {ProblemMessages} from '../messages.js';

export const problems: ProblemMessages = {
  tooManyAttempts: 'Too many attempts. Wait a while, then try again.',
  tooManyAttemptsUntil: 'Too many attempts. Try again in {time}.',
  offline: 'You are offline. Connect to the internet and try again.',
  unreachable: 'The server cannot be reached. Check your connection and try again.',
  timeout: 'The server took too long to answer. Try again.',
  serverProblem: 'The server has a problem. Wait a moment and try again.',
  unavailable: 'This is not possible here at the moment. Try again later.',
  unexpected: 'Something went wrong. Try again.',
};
