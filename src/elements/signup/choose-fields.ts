import {CubeError} from '../../errors.js';
import {parseFields, toFieldWord, type FieldChoice} from '../../internal/user-fields/parse-fields.js';
import {userFieldNames} from '../../internal/user-fields/user-field.js';
import {logProblem} from '../../session/problems.js';

export const defaultFields = 'login* email full-name';

const known = userFieldNames.filter((name) => name !== 'timezone');

const tell = (problem: string): void => logProblem(new CubeError(problem));

const isIdentifier = ({name}: FieldChoice): boolean => name === 'login' || name === 'email';

/** The fields of a sign-up, but for the password. */
export interface SignupFields {
  /** In the page's order. */
  readonly fields: readonly FieldChoice[];
  /** Whether login and e-mail address are both there, and either will do. */
  readonly isEitherEnough: boolean;
}

/**
 * Reads the page's choice of fields, such as `login* email full-name`, and sees to it that one can sign in by them. The
 * developer is told what is wrong with it.
 * @param choice The usual fields are taken where it is no text.
 */
export function chooseFields(choice: unknown): SignupFields {
  const {fields: chosen, unknown} = parseFields(typeof choice === 'string' ? choice : defaultFields, known);
  for (const word of unknown) {
    tell(`“${word}” is none of the fields of <cube-signup>: ${known.map(toFieldWord).join(', ')}.`);
  }
  const identifiers = chosen.filter(isIdentifier);
  const isAlone = identifiers.length === 1;
  const fields = chosen.map((field) =>
    isAlone && isIdentifier(field) ? {...field, isRequired: true} : field,
  );
  if (identifiers.length === 0) {
    tell('<cube-signup> needs the field login or email, so it asks for an e-mail address.');
    fields.unshift({name: 'email', isRequired: true});
  }
  return {
    fields,
    isEitherEnough: identifiers.length === 2 && !identifiers.some(({isRequired}) => isRequired),
  };
}
