import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import type {User} from '../../api/models.js';
import {toDisplayName} from '../display-name.js';
import {toInitials} from '../initials.js';
import {toAvatarHue} from './avatar-hue.js';

export interface AvatarView {
  readonly user: User;
  /** Where the picture is; initials stand for it where there is none, until it has come, and where it is broken. */
  readonly picture: string | undefined;
  readonly language: string | undefined;
}

const showPicture = ({currentTarget}: Event): void => {
  (currentTarget as HTMLImageElement).hidden = false;
};

const hidePicture = ({currentTarget}: Event): void => {
  (currentTarget as HTMLImageElement).hidden = true;
};

// Its address holds the session's token, or is nobody's business: no site is told where it was shown.
const renderPicture = (user: User, picture: string): unknown =>
  keyed(
    user.id,
    html`<img
      src=${picture}
      alt=""
      referrerpolicy="no-referrer"
      hidden
      @load=${showPicture}
      @error=${hidePicture}
    />`,
  );

/** A user's picture or initials, beside the name: to screen readers it is nothing. */
export const renderAvatar = ({user, picture, language}: AvatarView): TemplateResult => html`
  <span class="avatar" part="avatar" data-hue=${toAvatarHue(user.id)}>
    ${picture ? renderPicture(user, picture) : nothing}
    <span class="initials" aria-hidden="true">${toInitials(toDisplayName(user), language)}</span>
  </span>
`;
