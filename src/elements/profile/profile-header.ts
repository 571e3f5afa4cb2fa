import {html, type nothing, type TemplateResult} from 'lit';
import type {SignInProvider, User} from '../../api/models.js';
import {toAvatarPicture} from '../../internal/avatar/avatar-picture.js';
import {renderAvatar} from '../../internal/avatar/avatar.js';
import {clip} from '../../internal/clip.js';
import {toDisplayName} from '../../internal/display-name.js';
import type {ProfileMessages} from '../../locales/profile-messages.js';
import type {CubeClient} from '../../session/client.js';
import {describeIdentity, longestName} from './describe-identity.js';

export interface ProfileHeaderView {
  readonly user: User;
  /** By what the user has signed in, if that is known. */
  readonly provider: SignInProvider | undefined;
  readonly client: CubeClient | undefined;
  readonly language: string | undefined;
  readonly messages: ProfileMessages;
  /** What changes the picture. */
  readonly photo: TemplateResult | typeof nothing;
}

/** Who is signed in. The name is where the focus goes when it has no better place. */
export function renderHeader(view: ProfileHeaderView): TemplateResult {
  const {user, provider, client, language, messages, photo} = view;
  const name = toDisplayName(user, messages.guest);
  const picture = toAvatarPicture(user, client);
  return html`
    <header class="header">
      <slot name="avatar">${renderAvatar({user, client, picture, language})}</slot>
      <div class="who">
        <h2 part="name" tabindex="-1"><bdi>${clip(name, longestName)}</bdi></h2>
        <p class="identity">${describeIdentity(user, name, provider, messages)}</p>
        ${photo}
      </div>
    </header>
  `;
}
