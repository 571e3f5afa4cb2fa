import {html, nothing, type TemplateResult} from 'lit';
import type {User} from '../../api/models.js';
import {renderNotice} from '../../internal/message.js';
import type {ProfileMessages} from '../../locales/profile-messages.js';
import type {CubeClient} from '../../session/client.js';
import type {CubeAvatarUpload} from '../avatar-upload/cube-avatar-upload.js';
import type {SessionView} from '../session-view.js';
import type {SignInPlace} from '../sign-in-place.js';
import type {AccountSection} from './account/account-section.js';
import type {DetailsSection} from './details/details-section.js';
import type {PhotoSection} from './photo-section.js';
import type {ProfileFieldChoice} from './profile-field.js';
import {renderHeader} from './profile-header.js';
import type {ProfileView} from './profile-view.js';

/** What the page has chosen, and what there is to see. */
export interface ProfileFrameView {
  readonly session: SessionView<ProfileView>;
  readonly client: CubeClient | undefined;
  readonly messages: ProfileMessages;
  readonly language: string | undefined;
  readonly choice: ProfileFieldChoice;
  readonly canEdit: boolean;
  readonly photo: PhotoSection;
  readonly uploadMessages: CubeAvatarUpload['messages'];
  readonly details: DetailsSection;
  readonly account: AccountSection;
  /** Whether there is a session that somebody can sign in to. */
  readonly canSignIn: boolean;
  readonly signIn: SignInPlace;
  readonly onSignIn: () => void;
}

const signInSlot = html`<slot name="sign-in"></slot>`;

const renderSignInButton = ({messages, onSignIn}: ProfileFrameView): TemplateResult => html`
  <button class="button primary" part="sign-in" type="button" @click=${onSignIn}>${messages.signIn}</button>
`;

const renderAnonymous = (frame: ProfileFrameView): TemplateResult => html`
  <div class="base" part="base">
    <slot name="anonymous">
      <div class="anonymous">
        <p>${frame.canSignIn ? frame.messages.signInFirst : frame.messages.unavailable}</p>
        ${frame.canSignIn ? renderSignInButton(frame) : nothing}
      </div>
    </slot>
  </div>
`;

/** Out of sight while the session is restored or has ended, so that what has been entered is kept. */
function renderUser(frame: ProfileFrameView, user: User): TemplateResult {
  const {session, client, messages, language, choice, canEdit, photo, details, account} = frame;
  return html`
    <div class="base" part="base" ?hidden=${session.view !== 'profile'}>
      ${renderNotice(session.notice)}
      ${renderHeader({
        user,
        provider: session.provider,
        client,
        language,
        messages,
        photo: canEdit ? photo.renderButton(user) : nothing,
      })}
      ${photo.render(frame.uploadMessages)} ${details.render(user, choice, canEdit)} ${account.render()}
    </div>
    ${session.view === 'sign-in' ? signInSlot : nothing}
  `;
}

/** What there is to see by the session. */
export function renderView(frame: ProfileFrameView): TemplateResult | typeof nothing {
  const {session, account, signIn} = frame;
  if (session.view === 'anonymous') return signIn.isWanted ? signInSlot : renderAnonymous(frame);
  if (session.view === 'deleted') return html`<div class="base" part="base">${account.renderEnd()}</div>`;
  return session.user ? renderUser(frame, session.user) : nothing;
}
