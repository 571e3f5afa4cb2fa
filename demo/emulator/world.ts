import {hashPassword} from './password.js';
import {Apps} from './state/apps.js';
import {Clock} from './state/clock.js';
import {Faults} from './state/faults.js';
import {RequestLog} from './state/request-log.js';
import {Sessions} from './state/sessions.js';

/** The app that a fresh emulator has. */
export const STARTING_APP = {id: 1, authKey: 'emulator-auth-key'} as const;

/** The user that a fresh emulator has. */
export const STARTING_USER = {
  login: 'demo',
  password: 'demo-password',
  fullName: 'Demo User',
  email: 'demo@example.com',
} as const;

/** Everything that one emulator knows. */
export class World {
  readonly clock = new Clock();
  readonly apps = new Apps();
  readonly sessions = new Sessions(this.clock);
  readonly faults = new Faults();
  readonly requestLog = new RequestLog();

  constructor() {
    this.reset();
  }

  /** Back to the starting state. */
  reset(): void {
    this.clear();
    const {users} = this.apps.create(STARTING_APP);
    const {login, email, fullName, password} = STARTING_USER;
    users.create({login, email, full_name: fullName}, hashPassword(password), this.clock.now());
  }

  /** Forgets everything, the starting state too. */
  clear(): void {
    this.clock.offset = 0;
    this.apps.clear();
    this.sessions.clear();
    this.faults.clear();
    this.requestLog.clear();
  }
}
