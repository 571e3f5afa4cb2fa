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
  isUrl,
  type Check,
} from './checks.js';
import {SNAPSHOT_VERSION, type Snapshot} from './snapshot.js';

/** A feature that the file does not know of yet is as in a new app. */
const isFeatures = isPartOf({
  ...Object.fromEntries(Object.keys(DEFAULT_FEATURES).map((name) => [name, isFlag])),
  cidp: isNullOr(
    isObjectOf({
      url: isUrl,
      method: isOneOf('GET', 'POST'),
      ...alike(['params', 'headers', 'mapping'], isRecordOf(isText)),
    }),
  ),
  firebase: isNullOr(
    isObjectOf({projectId: isText, emulatorHost: isNullOr(isText), jwksUrl: isNullOr(isUrl)}),
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
  version: isOneOf(SNAPSHOT_VERSION),
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
  nonces: isListOf(isObjectOf({appId: isCount, timestamp: isInteger, nonce: isInteger})),
});

/** Whether a decoded file holds a snapshot that can be restored. */
export function isSnapshot(value: unknown): value is Snapshot {
  return isWhole(value) && hasUniqueIds(value as Snapshot);
}

/** No id is there twice, nor will be given out again. */
function hasUniqueIds({apps, files, lastUserId, lastFileId}: Snapshot): boolean {
  const userIds = apps.flatMap(({users}) => users.map(({id}) => id));
  const fileIds = files.map(({id}) => id);
  return (
    areDifferent(apps.map(({id}) => id)) &&
    areDifferent(userIds) &&
    areDifferent(fileIds) &&
    areDifferent(files.map(({uid}) => uid)) &&
    userIds.every((id) => id <= lastUserId) &&
    fileIds.every((id) => id <= lastFileId)
  );
}

function areDifferent(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
