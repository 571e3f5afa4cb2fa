import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import type {User} from '../../api/models.js';
import type {CubeClient} from '../../session/client.js';
import {toInitials} from '../initials.js';
import {toAvatarHue} from './avatar-hue.js';
import {toAvatarSubject, type AvatarSubject} from './avatar-subject.js';

export interface AvatarLook {
  /** In whose session the picture is shown. */
  readonly client?: CubeClient | undefined;
  /** Where the picture is; initials stand for it where there is none, until it has come, and where it is broken. */
  readonly picture: string | undefined;
  readonly language: string | undefined;
}

export interface SubjectAvatarView extends AvatarLook {
  readonly subject: AvatarSubject;
  /** What screen readers say; where there is nothing, such as beside the name, it is nothing to them. */
  readonly label?: string;
  /** The picture has come, or is broken. */
  readonly onPicture?: () => void;
}

export interface AvatarView extends AvatarLook {
  readonly user: User;
}

const silhouette = html`
  <svg viewBox="0 0 24 24">
    <path d="M12 5a4 4 0 0 1 0 8 4 4 0 0 1 0-8M4 24a8 8 0 0 1 16 0Z" fill="currentColor"></path>
  </svg>
`;

// As long as it is of the same subject, the picture stays until another one has come. Two apps may have users of the
// same id. The address holds the session's token, or is nobody's business: no site is told where it was shown.
function renderPicture({subject, client, picture, onPicture}: SubjectAvatarView): unknown {
  const show = ({type, currentTarget}: Event): void => {
    (currentTarget as HTMLImageElement).toggleAttribute('data-shown', type === 'load');
    onPicture?.();
  };
  const image = html`
    <img
      part="image"
      src=${picture}
      alt=""
      draggable="false"
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      @load=${show}
      @error=${show}
    />
  `;
  return keyed(client, keyed(subject.id ?? `${subject.name} ${subject.avatar}`, image));
}

function renderInitials({subject: {name}, language}: SubjectAvatarView): unknown {
  if (name === undefined) return nothing;
  return toInitials(name, language) || silhouette;
}

/** A picture; where there is none the initials; where there is no name a silhouette. */
export function renderSubjectAvatar(view: SubjectAvatarView): TemplateResult {
  const {subject, picture, label} = view;
  const hue = Number.isSafeInteger(subject.id) ? toAvatarHue(subject.id as number) : nothing;
  return html`
    <span
      class="avatar"
      part="avatar"
      data-hue=${hue}
      role=${label ? 'img' : nothing}
      aria-label=${label || nothing}
      aria-hidden=${label ? nothing : 'true'}
    >
      ${picture ? renderPicture(view) : nothing}
      <span class="initials" part="initials">${renderInitials(view)}</span>
    </span>
  `;
}

/** The picture of a user, or the initials, beside the name: to screen readers it is nothing. */
export const renderAvatar = ({user, ...look}: AvatarView): TemplateResult =>
  renderSubjectAvatar({...look, subject: toAvatarSubject(user)});
