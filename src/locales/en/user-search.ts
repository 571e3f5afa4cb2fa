import type {UserSearchMessages} from '../user-search-messages.js';
import {problems} from './problems.js';

export const userSearch: UserSearchMessages = {
  ...problems,
  tooManyAttempts: 'Too many searches. Wait a while, then try again.',
  tooManyAttemptsUntil: 'Too many searches. It goes on in {time}.',
  label: 'People',
  placeholder: 'Name or login',
  clear: 'Clear',
  searching: 'Searching…',
  nobodyFound: 'Nobody found for {query}.',
  typeMore: 'Nobody found for {query}. Names are found from 4 letters on.',
  nobodyHere: 'There is nobody here.',
  found: {one: '{count} person found', other: '{count} people found'},
  foundFirst: {other: 'The first {count} people. Type more to narrow the search.'},
  tryAgain: 'Try again',
  sessionEnded: 'Your session has ended. Sign in to go on.',
  signInFirst: 'Sign in to find people.',

  activeNow: 'active now',
  lastActive: 'active {time}',

  chosen: 'Chosen people',
  removeUser: 'Remove {name}',
  userChosen: '{name} chosen',
  userRemoved: '{name} removed',
  chooseSomebody: 'Choose somebody.',
};
