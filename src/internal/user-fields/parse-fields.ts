import type {UserFieldName} from './user-field.js';

/** A field that the page has chosen. */
export interface FieldChoice<Name extends string = UserFieldName> {
  readonly name: Name;
  /** Whether it has to be filled in. */
  readonly isRequired: boolean;
}

export interface FieldChoices<Name extends string = UserFieldName> {
  /** In the page's order, each field once. */
  readonly fields: readonly FieldChoice<Name>[];
  /** What the page has written that is no field here. */
  readonly unknown: readonly string[];
}

const toName = (word: string): string =>
  word.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** A field's name as pages write it: `full-name` for `fullName`. */
export const toFieldWord = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Reads a choice of fields, such as `login* email full-name`.
 * @param known The fields that can be chosen.
 */
export function parseFields<Name extends string>(text: string, known: readonly Name[]): FieldChoices<Name> {
  const fields = new Map<Name, FieldChoice<Name>>();
  const unknown: string[] = [];
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const name = known.find((one) => one === toName(word.replace(/\*$/, '')));
    if (!name) unknown.push(word);
    else if (!fields.has(name)) fields.set(name, {name, isRequired: word.endsWith('*')});
  }
  return {fields: [...fields.values()], unknown};
}
