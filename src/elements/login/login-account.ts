import {html, nothing, type TemplateResult} from 'lit';
import type {User} from '../../api/models.js';
import {formatMessage} from '../../internal/format-message.js';
import {toInitials} from '../../internal/initials.js';
import type {LoginMessages} from '../../locales/messages.js';
import {renderNotice} from './login-frame.js';

export interface LoginAccountView {
  readonly user: User;
  readonly messages: LoginMessages;
  readonly language: string | undefined;
  /** What the user has to know before anything else. */
  readonly notice: string | undefined;
  readonly onSignOut: () => void;
}

/** What a person is called: the first of the names that the user has. */
export const toDisplayName = ({fullName, login, email, id}: User): string =>
  fullName || login || email || String(id);

/** Who is signed in, and the way out. */
export function renderAccount(view: LoginAccountView): TemplateResult {
  const {user, messages, language, notice, onSignOut} = view;
  const name = toDisplayName(user);
  const identifier = user.login || user.email;
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
          <button part="sign-out" type="button" @click=${onSignOut}>${messages.signOut}</button>
        </div>
      </slot>
    </div>
  `;
}
