import {isCubeApiError, type CubeApiError} from '../../errors.js';
import type {ProblemMessages} from '../../locales/messages.js';
import type {UserFieldMessages} from '../../locales/user-field-messages.js';
import {describeProblem} from '../form/describe-problem.js';
import type {FormErrors} from '../form/form-errors.js';
import {isRefused} from '../form/outcome.js';
import {formatMessage} from '../format-message.js';
import {maximumTags} from './user-field.js';

type Messages = ProblemMessages & UserFieldMessages;

/** Says more about a field than can be said of every one. */
export type DescribeField = (name: string, text: string) => string | undefined;

const subjects: readonly [pattern: RegExp, name: string][] = [
  [/^(user )?(old|current)[_ ]?password\b/i, 'oldPassword'],
  [/^(invalid|wrong|incorrect) ((old|current) )?password\b/i, 'oldPassword'],
  [/^(user )?password\b/i, 'password'],
  [/^(user )?login\b/i, 'login'],
  [/^(user )?e-?mail\b/i, 'email'],
  [/^(user )?full[_ ]?name\b/i, 'fullName'],
  [/^(user )?phone\b/i, 'phone'],
  [/^(user )?website\b/i, 'website'],
  [/^(user )?(user[_ ]?)?tags?([_ ]list)?\b/i, 'tags'],
  [/^(user )?custom[_ ]?data\b/i, 'customData'],
];

/** The server's texts by field, also those that name their field in words only. Source: PROTOCOL.md section 9. */
function toFieldTexts({messages, fieldErrors}: CubeApiError): [name: string, text: string][] {
  const found = Object.entries(fieldErrors).map(([name, texts]): [string, string] => [name, texts.join(' ')]);
  if (found.length > 0) return found;
  return messages.flatMap((text) => {
    if (/\blogin and e-?mail\b.*blank/i.test(text)) return [['login', 'identifier blank']];
    const [, name] = subjects.find(([pattern]) => pattern.test(text)) ?? [];
    return name ? [[name, text]] : [];
  });
}

const saysTaken = (text: string): boolean => /taken|already|in use|unique|\bexists\b/i.test(text);

/** Whether the server refuses because another user has a login or the like already. */
export const isTaken = (error: unknown): boolean => isRefusal(error) && error.messages.some(saysTaken);

function describeText(name: string, text: string, messages: Messages): string {
  if (/identifier blank/.test(text)) return messages.identifierMissing;
  if (saysTaken(text)) {
    return name === 'login'
      ? messages.loginTaken
      : name === 'email'
        ? messages.emailTaken
        : messages.valueTaken;
  }
  const [, minimum] = /minimum\D*(\d+)/i.exec(text) ?? [];
  if (minimum) return formatMessage(messages.tooShort, {minimum});
  if (name === 'tags' && /many|maximum/i.test(text)) {
    return formatMessage(messages.tooManyTags, {maximum: String(maximumTags)});
  }
  const [, maximum] = /maximum\D*(\d+)/i.exec(text) ?? [];
  if (maximum) return formatMessage(messages.tooLong, {maximum});
  if (name === 'email') return messages.emailInvalid;
  return messages.notAccepted;
}

/** Whether the server has understood and refused what was entered; it has done so with status 200 too. */
const isRefusal = (error: unknown): error is CubeApiError =>
  isRefused(error) || (isCubeApiError(error) && error.status < 400 && error.messages.length > 0);

/**
 * Says in the user's words why the server has refused the fields of a user, each at its field. Understands all the
 * shapes in which it does (PROTOCOL.md section 9); its own texts are meant for developers, and not shown.
 * @param shown The names of the controls that the form has; what is wrong with another one is said above the form.
 */
export function describeRefusal(
  error: unknown,
  messages: Messages,
  shown: readonly string[],
  describeField: DescribeField = () => undefined,
): FormErrors {
  if (!isRefusal(error)) return describeProblem(error, messages);
  const texts = toFieldTexts(error);
  // A login that is not asked for cannot be to blame; then the e-mail address stands for both.
  const toShown = (name: string) => (name === 'login' && !shown.includes(name) ? 'email' : name);
  const fields = texts
    .map(([name, text]): [string, string] => [
      toShown(name),
      describeField(name, text) ?? describeText(name, text, messages),
    ])
    .filter(([name]) => shown.includes(name));
  const isAllShown = texts.length > 0 && fields.length === texts.length;
  return {fields: Object.fromEntries(fields), ...(!isAllShown && {summary: messages.refused})};
}
