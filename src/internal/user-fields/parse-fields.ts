import type {UserFieldName} from './user-field.js';

/** A field that the page has chosen. */
export interface FieldChoice {
  readonly name: UserFieldName;
  /** Whether it has to be filled in. */
  readonly isRequired: boolean;
}

export interface FieldChoices {
  /** In the page's order, each field once. */
  readonly fields: readonly FieldChoice[];
  /** What the page has written that is no field here. */
  readonly unknown: readonly string[];
}

const toName = (word: string): string =>
  word.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/**
 * Reads a choice of fields, such as `login* email full-name`.
 * @param known The fields that can be chosen.
 */
export function parseFields(text: string, known: readonly UserFieldName[]): FieldChoices {
  const fields = new Map<UserFieldName, FieldChoice>();
  const unknown: string[] = [];
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const name = known.find((one) => one === toName(word.replace(/\*$/, '')));
    if (!name) unknown.push(word);
    else if (!fields.has(name)) fields.set(name, {name, isRequired: word.endsWith('*')});
  }
  return {fields: [...fields.values()], unknown};
}
