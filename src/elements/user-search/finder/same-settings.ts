import type {FinderSettings} from '../user-search-settings.js';

type Values = readonly unknown[] | undefined;

export const areSameValues = (one: Values, other: Values): boolean =>
  one === other ||
  (!!one && !!other && one.length === other.length && one.every((value, index) => value === other[index]));

/** Whether both ask for the same users, whatever objects say so. */
export const areSameSettings = (one: FinderSettings, other: FinderSettings): boolean =>
  one.usersApi === other.usersApi &&
  areSameValues(one.by, other.by) &&
  areSameValues(one.tags, other.tags) &&
  areSameValues(one.ids, other.ids) &&
  areSameValues(one.exclude, other.exclude);
