import type {User} from '../../api/models.js';
import {toFieldText} from '../../internal/user-fields/field-text.js';
import type {FieldChoice} from '../../internal/user-fields/parse-fields.js';
import type {UserFieldName} from '../../internal/user-fields/user-field.js';
import type {ProfileMessages} from '../../locales/profile-messages.js';
import {customDataOf} from './custom-data/custom-data.js';
import type {CustomField} from './custom-data/custom-field.js';
import {isAsDescribed, toCustomText} from './custom-data/custom-value.js';

interface AnyField {
  /** Name of the control. */
  readonly name: string;
  readonly label: string;
  /** Whether it must not be emptied. */
  readonly isRequired: boolean;
}

/** A field that the page has described. */
export interface CustomProfileField extends AnyField {
  readonly kind: 'custom';
  readonly custom: CustomField;
  /** Whether its text has several lines. */
  readonly hasLines: boolean;
}

/** What is one row of a profile, and one control of its form. */
export type ProfileField =
  CustomProfileField | (AnyField & {readonly kind: 'user'; readonly name: UserFieldName});

/** Which fields a page has chosen. */
export interface ProfileFieldChoice {
  readonly fields: readonly FieldChoice[];
  readonly customFields: readonly CustomField[];
}

/**
 * The fields of a profile, in the page's order. Those that the page has described take the place of the custom data,
 * unless that holds something else: then it is shown as the text that it is, and nothing of it is lost.
 */
export function listFields(
  {fields, customFields}: ProfileFieldChoice,
  user: User,
  messages: ProfileMessages,
): readonly ProfileField[] {
  const data = customFields.length > 0 ? customDataOf(user) : undefined;
  const isDescribed = data !== undefined && isAsDescribed(data, customFields);
  // The login of a guest is made up: there is nothing to read in it, and nothing to sign in with.
  const shown = user.isGuest ? fields.filter(({name}) => name !== 'login') : fields;
  return shown.flatMap(({name, isRequired}): ProfileField[] =>
    name === 'customData' && isDescribed
      ? customFields.map((custom, index) => ({
          kind: 'custom',
          custom,
          name: `custom-${index}`,
          label: custom.label,
          isRequired: custom.required === true,
          hasLines: /[\r\n]/.test(toCustomText(custom, data)),
        }))
      : [{kind: 'user', name, label: messages[name], isRequired}],
  );
}

/** What the control of a field holds for a user. */
export function toText(field: ProfileField, user: User): string {
  if (field.kind === 'user') return toFieldText(user, field.name);
  const data = customDataOf(user);
  return data && isAsDescribed(data, [field.custom]) ? toCustomText(field.custom, data) : '';
}
