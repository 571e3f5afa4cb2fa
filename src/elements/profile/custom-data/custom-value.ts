import type {CustomData} from './custom-data.js';
import type {CustomField} from './custom-field.js';

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

export const isNumberText = (text: string): boolean => jsonNumber.test(text);

/** Whether a value, as it is written in JSON, is of the kind that the field describes. Nothing always is. */
function fits({type = 'text'}: CustomField, json: string | undefined): boolean {
  if (json === undefined || json === 'null') return true;
  if (type === 'number') return isNumberText(json);
  if (type === 'boolean') return json === 'true' || json === 'false';
  return json.startsWith('"');
}

/** Whether all that the fields describe is in the object, or nothing, but nothing of another kind. */
export const isAsDescribed = (data: CustomData, fields: readonly CustomField[]): boolean =>
  fields.every((field) => fits(field, data.get(field.name)));

/** The text that a control shows for a value. */
export function toCustomText({name}: CustomField, data: CustomData): string {
  const json = data.get(name);
  if (json === undefined || json === 'null') return '';
  return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}

/** What a control's text means, in JSON; `undefined` where it is empty. A number is kept with each of its digits. */
export function toCustomJson({type = 'text'}: CustomField, text: string): string | undefined {
  const trimmed = text.trim();
  if (!trimmed) return undefined;
  return type === 'number' || type === 'boolean' ? trimmed : JSON.stringify(trimmed);
}
