import {html, type nothing, type TemplateResult} from 'lit';
import type {User} from '../../api/models.js';
import {toAvatarPicture} from '../../internal/avatar/avatar-picture.js';
import {renderAvatar} from '../../internal/avatar/avatar.js';
import {clip} from '../../internal/clip.js';
import {toDisplayName} from '../../internal/display-name.js';
import {formatMessage, isolate} from '../../internal/format-message.js';
import type {ProfileMessages} from '../../locales/profile-messages.js';
import type {CubeClient} from '../../session/client.js';

export interface ProfileHeaderView {
  readonly user: User;
  readonly client: CubeClient | undefined;
  readonly language: string | undefined;
  readonly messages: ProfileMessages;
  /** What changes the picture. */
  readonly photo: TemplateResult | typeof nothing;
}

const longest = 300;

function toIdentity({login, email}: User, name: string, messages: ProfileMessages): string {
  const identifier = login || email;
  if (!identifier || identifier === name) return messages.signedIn;
  return formatMessage(messages.signedInBy, {identifier: isolate(clip(identifier, longest))});
}

/** Who is signed in. The name is where the focus goes when it has no better place. */
export function renderHeader(view: ProfileHeaderView): TemplateResult {
  const {user, client, language, messages, photo} = view;
  const name = toDisplayName(user);
  const picture = toAvatarPicture(user, client);
  return html`
    <header class="header">
      <slot name="avatar">${renderAvatar({user, client, picture, language})}</slot>
      <div class="who">
        <h2 part="name" tabindex="-1"><bdi>${clip(name, longest)}</bdi></h2>
        <p class="identity">${toIdentity(user, name, messages)}</p>
        ${photo}
      </div>
    </header>
  `;
}
