import {html, nothing, type TemplateResult} from 'lit';
import type {User} from '../api/models.js';
import type {AccountMessages} from '../locales/messages.js';
import {toDisplayName, toIdentifier} from './display-name.js';
import {formatMessage} from './format-message.js';
import {toInitials} from './initials.js';
import {renderNotice} from './message.js';

export interface AccountView {
  readonly user: User | undefined;
  readonly messages: AccountMessages;
  readonly language: string | undefined;
  /** What the user has to know before anything else. */
  readonly notice: string | undefined;
  readonly onSignOut: () => void;
  /** What else there is for the user, above the way out. */
  readonly below?: TemplateResult;
}

/** Who is signed in, and the way out. */
export function renderAccount(view: AccountView): TemplateResult {
  const {user, messages, language, notice, onSignOut, below} = view;
  if (!user) return html``;
  const name = toDisplayName(user, messages.guest);
  const identifier = user.isGuest ? messages.guest : toIdentifier(user);
  return html`
    <div part="account" role="group" tabindex="-1" aria-label=${formatMessage(messages.signedInAs, {name})}>
      ${renderNotice(notice)}
      <slot name="account">
        <div class="default-account">
          <div class="person">
            <span class="initials" aria-hidden="true">${toInitials(name, language)}</span>
            <bdi part="name">${name}</bdi>
            ${identifier && identifier !== name ? html`<bdi class="identifier">${identifier}</bdi>` : nothing}
          </div>
          ${below}
          <button class="button" part="sign-out" type="button" @click=${onSignOut}>
            ${messages.signOut}
          </button>
        </div>
      </slot>
    </div>
  `;
}
