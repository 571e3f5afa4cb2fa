import {DEFAULT_FEATURES} from '../assumptions/features.js';
import {SOCIAL_PROVIDERS} from '../state/provider-tokens.js';
import {INTEGER_FIELDS, TEXT_FIELDS} from '../state/user.js';
import {
  alike,
  isCount,
  isFlag,
  isInteger,
  isListOf,
  isMatchOf,
  isNullOr,
  isObjectOf,
  isOneOf,
  isPartOf,
  isRecordOf,
  isText,
  isTime,
  type Check,
} from './checks.js';
import type {Snapshot} from './snapshot.js';

const isFeatures = isObjectOf({
  ...Object.fromEntries(Object.keys(DEFAULT_FEATURES).map((name) => [name, isFlag])),
  cidp: isNullOr(
    isObjectOf({
      url: isText,
      method: isOneOf('GET', 'POST'),
      ...alike(['params', 'headers', 'mapping'], isRecordOf(isText)),
    }),
  ),
  firebase: isNullOr(
    isObjectOf({projectId: isText, emulatorHost: isNullOr(isText), jwksUrl: isNullOr(isText)}),
  ),
});

const FIELDS: Record<string, Check> = {
  ...alike(TEXT_FIELDS, isNullOr(isText)),
  ...alike(INTEGER_FIELDS, isNullOr(isInteger)),
  user_tags: isListOf(isText),
};

const isUser = isObjectOf({
  id: isCount,
  createdAt: isTime,
  updatedAt: isTime,
  lastRequestAt: isNullOr(isTime),
  passwordHash: isNullOr(isText),
  guestUntil: isNullOr(isTime),
  fields: isObjectOf(FIELDS),
});

const isApp = isObjectOf({
  id: isCount,
  authKey: isText,
  authSecret: isNullOr(isText),
  features: isFeatures,
  users: isListOf(isUser),
});

const isSession = isObjectOf({
  token: isText,
  appId: isCount,
  id: isCount,
  userId: isNullOr(isCount),
  timestamp: isInteger,
  nonce: isNullOr(isInteger),
  createdAt: isTime,
  updatedAt: isTime,
  expiresAt: isTime,
  endsAt: isNullOr(isTime),
});

const isFile = isObjectOf({
  id: isCount,
  // A name on the disk, too.
  uid: isMatchOf(/^[0-9A-F]{36}$/),
  appId: isCount,
  ownerId: isCount,
  name: isText,
  contentType: isText,
  isPublic: isFlag,
  size: isNullOr(isCount),
  createdAt: isTime,
  updatedAt: isTime,
  completedAt: isNullOr(isTime),
});

const isPasswordReset = isObjectOf({token: isText, appId: isCount, userId: isCount, expiresAt: isTime});

const isProviderToken = isObjectOf({
  appId: isCount,
  provider: isOneOf(...SOCIAL_PROVIDERS),
  token: isText,
  secret: isNullOr(isText),
  profileId: isText,
  fields: isPartOf(FIELDS),
});

const isMail = isObjectOf({
  appId: isCount,
  ...alike(['to', 'subject', 'text', 'link', 'time'], isText),
});

const isWhole = isObjectOf({
  version: isOneOf(1),
  clockOffset: isTime,
  lastUserId: isCount,
  lastFileId: isCount,
  storageSecret: isText,
  apps: isListOf(isApp),
  sessions: isListOf(isSession),
  files: isListOf(isFile),
  passwordResets: isListOf(isPasswordReset),
  providerTokens: isListOf(isProviderToken),
  outbox: isListOf(isMail),
});

/** Whether a decoded file holds a snapshot that can be restored. */
export function isSnapshot(value: unknown): value is Snapshot {
  return isWhole(value) && givesNoIdTwice(value as Snapshot);
}

/** New users and files must not get the id of another. */
function givesNoIdTwice({apps, files, lastUserId, lastFileId}: Snapshot): boolean {
  return (
    apps.every(({users}) => users.every(({id}) => id <= lastUserId)) &&
    files.every(({id}) => id <= lastFileId)
  );
}
