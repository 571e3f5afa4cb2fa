import type {SelectOption} from '../../../internal/form/select.js';

/** A field of the app's own, kept in the JSON object that is a user's `customData`. */
export interface CustomField {
  /** Its key in the object. */
  readonly name: string;
  readonly label: string;
  /** What is kept: a text, a number, or `true` and `false`. A `select` keeps the text of the chosen option. @default 'text' */
  readonly type?: 'text' | 'number' | 'boolean' | 'select';
  /** What a `select` offers. */
  readonly options?: readonly SelectOption[];
  /** Whether the user may not empty it. @default false */
  readonly required?: boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';

const isOption = (value: unknown): boolean => {
  const {value: text, label} = (value ?? {}) as Partial<SelectOption>;
  return isText(text) && isText(label);
};

const types: readonly unknown[] = [undefined, 'text', 'number', 'boolean', 'select'];

const isCustomField = (value: unknown): value is CustomField => {
  const {name, label, type, options = []} = (value ?? {}) as Partial<CustomField>;
  return (
    isText(name) && isText(label) && types.includes(type) && Array.isArray(options) && options.every(isOption)
  );
};

export interface CustomFieldChoice {
  /** In the page's order, each key once. */
  readonly fields: readonly CustomField[];
  /** Whether the page has described something that is no field. */
  readonly hasUnusable: boolean;
}

/** Reads them from an attribute. What is no JSON is kept as it is, so that {@link readCustomFields} finds it unusable. */
export function parseCustomFields(text: string | null): unknown {
  if (text === null) return [];
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Takes of what a page has described what can be used. */
export function readCustomFields(value: unknown): CustomFieldChoice {
  const described: readonly unknown[] = Array.isArray(value) ? value : [];
  const usable = described.filter(isCustomField);
  const fields = [...new Map(usable.map((field) => [field.name, field])).values()];
  const hasUnusable =
    fields.length < described.length || (value !== undefined && value !== null && !Array.isArray(value));
  return {fields, hasUnusable};
}
