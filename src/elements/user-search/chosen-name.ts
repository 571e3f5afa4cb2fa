import type {User} from '../../api/models.js';
import {toAvatarSubject} from '../../internal/avatar/avatar-subject.js';
import {clip} from '../../internal/clip.js';

/** More than this is neither seen nor listened to. */
const longest = 100;

/** What one of those chosen is called; by the id, where it is not known yet who that is. */
export const toChosenName = (user: User | undefined, id: number): string =>
  clip((user && toAvatarSubject(user).name) || String(id), longest);
