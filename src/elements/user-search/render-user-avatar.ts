import type {TemplateResult} from 'lit';
import type {User} from '../../api/models.js';
import {toAvatarPicture} from '../../internal/avatar/avatar-picture.js';
import {renderAvatar} from '../../internal/avatar/avatar.js';
import type {UserSearchHost} from './user-search-host.js';

/** The picture of a user, in a row or with one of those chosen. */
export const renderUserAvatar = (user: User, {session: {client}, language}: UserSearchHost): TemplateResult =>
  renderAvatar({user, client, picture: toAvatarPicture(user, client), language});
