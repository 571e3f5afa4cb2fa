import type {Features} from '../features.js';

/**
 * What an app can do before anybody has chosen.
 *
 * `autoCreateUsers` is off, because logs of 2020-2023 show unknown users refused, and a mistyped login must not make
 * an account. `usersV1` and `deleteOtherSessions` are off as in production. Password reset and online users need a
 * permission there, but a developer who starts an emulator wants to see them work.
 */
export const DEFAULT_FEATURES: Features = {
  autoCreateUsers: false,
  usersV1: false,
  passwordReset: true,
  onlineUsers: true,
  deleteOtherSessions: false,
  cidp: null,
  firebase: null,
};
