import type {Features} from '../features.js';
import type {StoredFile} from '../state/files.js';
import type {SignedMoment} from '../state/nonces.js';
import type {Mail} from '../state/outbox.js';
import type {PasswordReset} from '../state/password-resets.js';
import type {ProviderToken} from '../state/provider-tokens.js';
import type {Session} from '../state/sessions.js';
import type {User} from '../state/user.js';
import type {World} from '../world.js';

/** The shape of a data file; a later emulator may have another. */
export const SNAPSHOT_VERSION = 1;

/** What outlives a restart: all but the waiting faults, the request log and the content of files. */
export interface Snapshot {
  version: typeof SNAPSHOT_VERSION;
  clockOffset: number;
  lastUserId: number;
  lastFileId: number;
  storageSecret: string;
  apps: AppSnapshot[];
  sessions: Session[];
  files: StoredFile[];
  passwordResets: PasswordReset[];
  providerTokens: ProviderToken[];
  outbox: readonly Mail[];
  nonces: SignedMoment[];
}

interface AppSnapshot {
  id: number;
  authKey: string;
  authSecret: string | null;
  features: Features;
  users: User[];
}

/** The world as it is now. */
export function takeSnapshot(world: World): Snapshot {
  return {
    version: SNAPSHOT_VERSION,
    clockOffset: world.clock.offset,
    lastUserId: world.apps.lastUserId,
    lastFileId: world.files.lastId,
    storageSecret: world.storageSecret,
    apps: [...world.apps.all()].map(({id, authKey, authSecret, features, users}) => ({
      id,
      authKey,
      authSecret,
      features,
      users: [...users.all()],
    })),
    sessions: world.sessions.live(),
    files: [...world.files.all()],
    passwordResets: [...world.passwordResets.all()],
    providerTokens: [...world.providerTokens.all()],
    outbox: world.outbox.all(),
    nonces: [...world.nonces.all()],
  };
}

/** Makes the world as it was. */
export function restoreSnapshot(world: World, snapshot: Snapshot): void {
  world.clear();
  world.clock.offset = snapshot.clockOffset;
  for (const {authSecret, users, ...app} of snapshot.apps) {
    const restored = world.apps.create({...app, authSecret: authSecret ?? undefined});
    restored.users.insertAll(users);
    for (const user of users) {
      if (user.guestUntil !== null) world.guests.add(restored, user);
    }
  }
  world.apps.lastUserId = snapshot.lastUserId;
  for (const session of snapshot.sessions) world.sessions.insert(session);
  for (const file of snapshot.files) world.files.insert(file);
  world.files.lastId = snapshot.lastFileId;
  world.storageSecret = snapshot.storageSecret;
  for (const reset of snapshot.passwordResets) world.passwordResets.insert(reset);
  for (const token of snapshot.providerTokens) world.providerTokens.insert(token);
  for (const mail of snapshot.outbox) world.outbox.add(mail);
  for (const moment of snapshot.nonces) world.nonces.insert(moment);
}
