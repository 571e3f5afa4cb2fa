import {CubeError} from '../../errors.js';
import {parseFields} from '../../internal/user-fields/parse-fields.js';
import {userFieldNames} from '../../internal/user-fields/user-field.js';
import {logProblem} from '../../session/problems.js';
import {readCustomFields} from './custom-data/custom-field.js';
import type {ProfileFieldChoice} from './profile-field.js';

/** The fields that are shown where the page does not choose. */
export const usualFields = 'full-name login email phone website tags custom-data timezone';

/**
 * Reads which fields the page has chosen, and tells the developer what cannot be used of that.
 * @param fields `null` where the attribute has been removed.
 * @param customFields What the page has described; it may have described anything.
 */
export function chooseFields(fields: string | null, customFields: unknown): ProfileFieldChoice {
  const {fields: chosen, unknown} = parseFields(fields ?? usualFields, userFieldNames);
  if (unknown.length > 0) {
    const text = `<cube-profile fields> does not know: ${unknown.join(', ')}. It knows: ${usualFields}.`;
    logProblem(new CubeError(text));
  }
  const {fields: described, hasUnusable} = readCustomFields(customFields);
  if (hasUnusable) {
    logProblem(
      new CubeError(
        '<cube-profile> cannot use all of its customFields: they are a list, each needs a name of its own and a label, and an attribute of them is JSON.',
      ),
    );
  }
  return {fields: chosen, customFields: described};
}
