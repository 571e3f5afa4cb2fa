import type {User} from '../../../api/models.js';
import {clip} from '../../../internal/clip.js';
import type {FormErrors} from '../../../internal/form/form-errors.js';
import {formatMessage, isolate} from '../../../internal/format-message.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';
import {toReadable} from '../details/render-value.js';
import {toText, type ProfileField} from '../profile-field.js';
import {canKeep} from './changes.js';
import type {Draft} from './draft.js';

const longest = 200;

/** Says what a field is now that has been changed elsewhere while it was being changed here. */
function describeConflict(field: ProfileField, user: User, messages: ProfileMessages): string {
  // Where its value has no place any more, the whole is what there is now.
  const text = canKeep(user, field)
    ? toReadable(field, toText(field, user), messages)
    : (user.customData ?? '');
  if (!text) return messages.emptiedMeanwhile;
  return formatMessage(messages.changedMeanwhile, {value: isolate(clip(text, longest))});
}

/** Says what has been changed elsewhere that no save has shown yet. */
export const describeUnshown = ({unshown, user}: Draft, messages: ProfileMessages): string =>
  unshown.map((field) => `${field.label}: ${describeConflict(field, user, messages)}`).join(' ');

/** Says at each field what is wrong with it, and what it has been changed to elsewhere. */
export function describeErrors(
  {fields, user, conflicts}: Draft,
  errors: NonNullable<FormErrors['fields']>,
  messages: ProfileMessages,
): NonNullable<FormErrors['fields']> {
  const texts = fields.map((field): [name: string, text: string] => {
    const conflict = conflicts.has(field.name) && describeConflict(field, user, messages);
    return [field.name, [errors[field.name], conflict].filter(Boolean).join(' ')];
  });
  return Object.fromEntries(texts);
}
