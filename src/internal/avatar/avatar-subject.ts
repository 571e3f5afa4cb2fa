import type {User} from '../../api/models.js';

/** Of whom a picture is. */
export interface AvatarSubject {
  /** Id of the user, by which the colour is. */
  readonly id?: number | undefined;
  /** Empty where there is none; `undefined` while it is not known yet. */
  readonly name: string | undefined;
  /** Uid of a file, or a full URL; empty where there is none. */
  readonly avatar: string;
}

/** A text as it comes from a page, which may give anything. */
export const toText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A user as the server or a page describes it. */
export function toAvatarSubject({id, fullName, login, email, avatar}: User): AvatarSubject {
  const name = [fullName, login, email].map(toText).find((text) => text.trim()) ?? '';
  return {id, name, avatar: toText(avatar)};
}
