import type {TemplateResult} from 'lit';
import type {UserFieldMessages} from '../../locales/user-field-messages.js';
import {renderInput, type InputView} from '../form/field.js';
import {renderSelect} from '../form/select.js';
import {renderTextArea} from '../form/text-area.js';
import {formatMessage} from '../format-message.js';
import {formatOffset, usualOffsets} from './time-zones.js';
import {maximumTags, type UserFieldName} from './user-field.js';

export interface UserFieldView {
  readonly formId: string;
  readonly name: UserFieldName;
  readonly messages: UserFieldMessages;
  readonly isRequired: boolean;
  /** Whether a field that may be left empty says so. */
  readonly isOptionalNoted?: boolean;
  /** Whether the user signs in by this field, so that password managers keep it with the password. */
  readonly isUsername?: boolean;
  /** What is said about the field beside what is said of every one. */
  readonly help?: string | undefined;
  readonly error: string | undefined;
  /** Filled in when the form appears; what has been typed since stays. */
  readonly value?: string;
}

/** What browsers fill in, and which keyboard they show. */
const inputs: Readonly<
  Partial<Record<UserFieldName, Pick<InputView, 'type' | 'inputMode' | 'autocomplete'>>>
> = {
  login: {autocomplete: 'username'},
  // Not of the type `email`: browsers make `xn--…` of the address that was typed.
  email: {inputMode: 'email', autocomplete: 'email'},
  fullName: {autocomplete: 'name'},
  phone: {type: 'tel', autocomplete: 'tel'},
  website: {type: 'url', autocomplete: 'url'},
};

/** An offset that nobody uses is kept as well. */
function toTimezoneOptions(value: string) {
  const offsets =
    value === '' || usualOffsets.includes(Number(value)) ? usualOffsets : [Number(value), ...usualOffsets];
  return [
    {value: '', label: ''},
    ...offsets.map((minutes) => ({value: String(minutes), label: formatOffset(minutes)})),
  ];
}

/** The control for a field of a user, whose name it has. */
export function renderUserField(view: UserFieldView): TemplateResult {
  const {formId, name, messages, isRequired, isOptionalNoted, isUsername, error, value = ''} = view;
  const note = isOptionalNoted && !isRequired ? messages.optional : undefined;
  const field = {formId, name, label: messages[name], note, isRequired, error, value};
  if (name === 'customData') return renderTextArea(field);
  if (name === 'timezone') return renderSelect({...field, options: toTimezoneOptions(value)});
  const help = name === 'tags' ? formatMessage(messages.tagsHelp, {maximum: String(maximumTags)}) : view.help;
  return renderInput({...field, help, ...inputs[name], ...(isUsername && {autocomplete: 'username'})});
}
