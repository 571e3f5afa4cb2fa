import type {NewUser} from '../../api/models.js';
import type {FormErrors} from '../../internal/form/form-errors.js';
import {checkField} from '../../internal/user-fields/check-field.js';
import {toFieldValue} from '../../internal/user-fields/field-text.js';
import {checkNewPassword} from '../../internal/user-fields/new-password.js';
import type {UserFieldName} from '../../internal/user-fields/user-field.js';
import type {SignupMessages} from '../../locales/signup-messages.js';
import type {SignupFields} from './choose-fields.js';

/** What a sign-up asks for, beside the password. */
export interface SignupQuestions extends SignupFields {
  /** Whether the password is asked for twice. */
  readonly confirm: boolean;
  /** Whether the page's terms have to be accepted. */
  readonly hasTerms: boolean;
}

const textOf = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
};

const isEmpty = (name: UserFieldName, text: string): boolean => {
  const value = toFieldValue(name, text);
  return value === null || (Array.isArray(value) && value.length === 0);
};

/** The text at the second password, if it is to blame. */
function checkConfirmation(data: FormData, messages: SignupMessages): string | undefined {
  const confirmation = textOf(data, 'confirm');
  if (!confirmation) return messages.confirmMissing;
  return confirmation === textOf(data, 'password') ? undefined : messages.passwordsDiffer;
}

/** Says at each field what is wrong with it, as far as can be told without the server. */
export function checkForm(
  data: FormData,
  {fields, isEitherEnough, confirm, hasTerms}: SignupQuestions,
  messages: SignupMessages,
): NonNullable<FormErrors['fields']> {
  const errors: Record<string, string | undefined> = {};
  for (const {name, isRequired} of fields) {
    errors[name] = checkField(name, textOf(data, name), isRequired, messages);
  }
  const identifiers = fields.map(({name}) => name).filter((name) => name === 'login' || name === 'email');
  const [first] = identifiers;
  if (first && isEitherEnough && identifiers.every((name) => isEmpty(name, textOf(data, name)))) {
    errors[first] = messages.identifierMissing;
  }
  errors['password'] = checkNewPassword(textOf(data, 'password'), messages);
  if (confirm && !errors['password']) errors['confirm'] = checkConfirmation(data, messages);
  if (hasTerms && !data.has('terms')) errors['terms'] = messages.termsMissing;
  return errors;
}

/** The account that is asked for. What was left empty is not in it. */
export function readUser(data: FormData, {fields}: SignupFields): NewUser {
  const filledIn = fields.filter(({name}) => !isEmpty(name, textOf(data, name)));
  const values = filledIn.map(({name}) => [name, toFieldValue(name, textOf(data, name))] as const);
  return {...Object.fromEntries(values), password: textOf(data, 'password')};
}

/** What a password should not be made of. */
export const readUserInputs = (data: FormData): readonly string[] =>
  ['login', 'email', 'fullName'].map((name) => textOf(data, name));
