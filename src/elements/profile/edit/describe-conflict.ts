import type {User} from '../../../api/models.js';
import {clip} from '../../../internal/clip.js';
import {formatMessage, isolate} from '../../../internal/format-message.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';
import {toReadable} from '../details/render-value.js';
import {toText, type ProfileField} from '../profile-field.js';
import {canKeep} from './changes.js';

const longest = 200;

/** Says what a field is now that has been changed elsewhere while it was being changed here. */
export function describeConflict(field: ProfileField, user: User, messages: ProfileMessages): string {
  // Where its value has no place any more, the whole is what there is now.
  const text = canKeep(user, field)
    ? toReadable(field, toText(field, user), messages)
    : (user.customData ?? '');
  if (!text) return messages.emptiedMeanwhile;
  return formatMessage(messages.changedMeanwhile, {value: isolate(clip(text, longest))});
}
