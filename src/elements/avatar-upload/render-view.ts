import {html, nothing, type TemplateResult} from 'lit';
import type {User} from '../../api/models.js';
import {toAvatarPicture} from '../../internal/avatar/avatar-picture.js';
import {renderAvatar} from '../../internal/avatar/avatar.js';
import {renderNotice} from '../../internal/message.js';
import type {AvatarUploadMessages} from '../../locales/avatar-upload-messages.js';
import type {CubeClient} from '../../session/client.js';
import type {SessionView} from '../session-view.js';
import type {AvatarUploadView} from './avatar-upload-view.js';
import {renderDropZone, type DropZoneActions} from './drop-zone.js';
import type {LateEditor} from './late-editor.js';
import type {CameraWay} from './sources/camera-way.js';

export interface AvatarUploadFrameView extends DropZoneActions {
  readonly session: SessionView<AvatarUploadView>;
  readonly client: CubeClient | undefined;
  readonly messages: AvatarUploadMessages;
  readonly language: string | undefined;
  readonly editor: LateEditor;
  readonly isOver: boolean;
  readonly cameraWay: CameraWay | undefined;
  /** Whether there is a session that somebody can sign in to. */
  readonly canSignIn: boolean;
  /** Whether the form to sign in with is shown in this place, where somebody wants or has to. */
  readonly hasSignIn: boolean;
  /** Whether a visitor has asked for it. */
  readonly isSignInWanted: boolean;
  /** Why the user has to sign in again. */
  readonly sessionEnded: string | undefined;
  readonly onSignIn: () => void;
  readonly onFiles: (event: Event) => void;
}

const signInSlot = html`<slot name="sign-in"></slot>`;

function renderAnonymous(frame: AvatarUploadFrameView): TemplateResult {
  const {messages, canSignIn, hasSignIn, onSignIn} = frame;
  return html`
    <div class="base" part="base">
      <slot name="anonymous">
        <div class="anonymous">
          <p>${canSignIn ? messages.signInFirst : messages.unavailable}</p>
          ${
            canSignIn && hasSignIn
              ? html`<button class="button primary" part="sign-in" type="button" @click=${onSignIn}>
                  ${messages.signIn}
                </button>`
              : nothing
          }
        </div>
      </slot>
    </div>
  `;
}

/** The picture of now; what is being done to it is shown at once. */
function renderCurrent({client, language, editor}: AvatarUploadFrameView, user: User): TemplateResult {
  const {part} = editor;
  const picture = part?.phase === 'removing' ? undefined : toAvatarPicture(user, client);
  return part?.renderSavedAvatar(user) ?? renderAvatar({user, picture, language});
}

function renderZone(frame: AvatarUploadFrameView, user: User): TemplateResult {
  const {messages, editor} = frame;
  const {part, isLoading, problem, tryAgain} = editor;
  return renderDropZone({
    ...frame,
    avatar: renderCurrent(frame, user),
    hasAvatar: !!user.avatar,
    problem: problem ?? part?.problem,
    done: part?.renderDone(),
    failure: problem
      ? html`<button class="button primary main" type="button" @click=${tryAgain}>
          ${messages.tryAgain}
        </button>`
      : part?.renderFailure(),
    activity: isLoading ? messages.openingPhoto : part?.activity,
    canCancel: isLoading || part?.phase === 'opening',
  });
}

/** Out of sight while the session has ended, so that what has been picked is kept. */
function renderUser(frame: AvatarUploadFrameView, user: User): TemplateResult {
  const {session, editor, hasSignIn, sessionEnded, onFiles} = frame;
  return html`
    <div class="base" part="base" ?hidden=${session.view !== 'ready'}>
      ${renderNotice(session.notice)} ${editor.part?.renderStage() ?? renderZone(frame, user)}
      <input type="file" accept="image/*" hidden @change=${onFiles} />
      <input type="file" accept="image/*" capture="user" hidden @change=${onFiles} />
    </div>
    ${session.view !== 'sign-in' ? nothing : hasSignIn ? signInSlot : renderNotice(sessionEnded)}
  `;
}

/** What there is to see by the session. */
export function renderView(frame: AvatarUploadFrameView): TemplateResult | typeof nothing {
  const {view, user} = frame.session;
  if (view === 'anonymous') return frame.isSignInWanted ? signInSlot : renderAnonymous(frame);
  return user ? renderUser(frame, user) : nothing;
}
