import {randomBytes} from 'node:crypto';
import {hashPassword} from './accounts/password.js';
import {PROVIDER_TICKET_MS} from './assumptions/providers.js';
import {Apps} from './state/apps.js';
import {Clock} from './state/clock.js';
import {MemoryContent, type ContentStore} from './state/content.js';
import {Faults} from './state/faults.js';
import {Files} from './state/files.js';
import {Guests} from './state/guests.js';
import {Nonces} from './state/nonces.js';
import {Outbox} from './state/outbox.js';
import {PasswordResets} from './state/password-resets.js';
import type {FacebookGrant} from './providers/facebook.js';
import type {TwitterRequest} from './providers/twitter.js';
import {ProviderTokens} from './state/provider-tokens.js';
import {RequestLog} from './state/request-log.js';
import {Sessions} from './state/sessions.js';
import {Tickets} from './state/tickets.js';

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
  readonly nonces = new Nonces();
  readonly guests = new Guests();
  readonly files = new Files();
  /** Signs the URLs of the storage. */
  storageSecret = '';
  readonly passwordResets = new PasswordResets();
  readonly providerTokens = new ProviderTokens();
  readonly facebookCodes = new Tickets<FacebookGrant>(PROVIDER_TICKET_MS);
  readonly twitterRequests = new Tickets<TwitterRequest>(PROVIDER_TICKET_MS);
  readonly outbox = new Outbox();
  readonly faults = new Faults();
  readonly requestLog = new RequestLog();

  /** @param content - the content of the files, which may lie elsewhere than in memory */
  constructor(readonly content: ContentStore = new MemoryContent()) {
    this.#start();
  }

  /** Back to the starting state. */
  async reset(): Promise<void> {
    this.clear();
    this.#start();
    await this.content.clear();
  }

  /** Forgets everything, the starting state too, apart from the content of files. */
  clear(): void {
    this.clock.offset = 0;
    this.apps.clear();
    this.sessions.clear();
    this.nonces.clear();
    this.guests.clear();
    this.files.clear();
    this.passwordResets.clear();
    this.providerTokens.clear();
    this.facebookCodes.clear();
    this.twitterRequests.clear();
    this.outbox.clear();
    this.faults.clear();
    this.requestLog.clear();
  }

  #start(): void {
    this.storageSecret = randomBytes(20).toString('hex');
    const {users} = this.apps.create(STARTING_APP);
    const {login, email, fullName, password} = STARTING_USER;
    users.create({login, email, full_name: fullName}, hashPassword(password), this.clock.now());
  }
}
