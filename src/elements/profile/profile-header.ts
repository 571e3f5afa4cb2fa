import {html, type TemplateResult} from 'lit';
import type {User} from '../../api/models.js';
import {renderAvatar} from '../../internal/avatar/avatar.js';
import {clip} from '../../internal/clip.js';
import {toDisplayName} from '../../internal/display-name.js';
import {formatMessage, isolate} from '../../internal/format-message.js';
import type {ProfileMessages} from '../../locales/profile-messages.js';

export interface ProfileHeaderView {
  readonly user: User;
  /** Where the user's picture is, if there is one. */
  readonly picture: string | undefined;
  readonly language: string | undefined;
  readonly messages: ProfileMessages;
}

const longest = 300;

function toIdentity({login, email}: User, name: string, messages: ProfileMessages): string {
  const identifier = login || email;
  if (!identifier || identifier === name) return messages.signedIn;
  return formatMessage(messages.signedInBy, {identifier: isolate(clip(identifier, longest))});
}

/** Who is signed in. The name is where the focus goes when it has no better place. */
export function renderHeader({user, picture, language, messages}: ProfileHeaderView): TemplateResult {
  const name = toDisplayName(user);
  return html`
    <header class="header">
      <slot name="avatar">${renderAvatar({user, picture, language})}</slot>
      <div class="who">
        <h2 part="name" tabindex="-1"><bdi>${clip(name, longest)}</bdi></h2>
        <p class="identity">${toIdentity(user, name, messages)}</p>
      </div>
    </header>
  `;
}
