import type {PropertyValues, TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {User} from '../../api/models.js';
import {isBlobUid, toAvatarPicture} from '../../internal/avatar/avatar-picture.js';
import {toAvatarSubject, toText, type AvatarSubject} from '../../internal/avatar/avatar-subject.js';
import {renderSubjectAvatar} from '../../internal/avatar/avatar.js';
import {TokenWatch} from '../../internal/avatar/token-watch.js';
import {clip} from '../../internal/clip.js';
import {showState} from '../../internal/custom-states.js';
import {languageOf} from '../../internal/language.js';
import {SessionElement} from '../session-element.js';
import {styles} from './cube-avatar.styles.js';
import {UserLookup} from './user-lookup.js';

const longestLabel = 100;

const nobody: AvatarSubject = {name: '', avatar: ''};

/** Of a user, as far as it is known. */
const toSubject = (user: User | null | undefined, id?: number): AvatarSubject =>
  user ? toAvatarSubject(user) : {...nobody, id, ...(user === undefined && {name: undefined})};

/**
 * Shows, by the first of these that the page gives: the property `user`; the attributes `avatar` and `name`, with the
 * colour of `user-id`; the user whom `user-id` means, looked up once for all elements; else the signed-in user.
 *
 * A private file is shown in the session of the signed-in user, and goes on by the token of the session that follows.
 *
 * @tag cube-avatar
 * @summary Shows the picture of a user; until it has come, and where there is none, the initials on a colour of the
 * user's own.
 * @csspart avatar - The whole of it.
 * @csspart image - The picture.
 * @csspart initials - The initials, or the silhouette of somebody without a name.
 * @cssproperty [--cube-avatar-size=40px] - Width and height.
 * @cssproperty [--cube-avatar-radius=50%] - Corner radius.
 * @cssstate picture - The picture is shown.
 * @cssstate initials - Initials, or a silhouette, are shown in its place.
 */
export class CubeAvatar extends SessionElement {
  static override styles = styles;

  /** Whose picture it is; a silhouette for `null`. */
  @property({attribute: false}) user: User | null | undefined;

  /** The picture where there is no `user`: uid of a file, or a full `http:` or `https:` URL. */
  @property() avatar: string | null | undefined;

  /** The name where there is no `user`. */
  @property() name: string | null | undefined;

  /** Id of the user where there is no `user`. Without `avatar` and `name`, they are looked up by it. */
  @property({attribute: 'user-id', type: Number}) userId: number | null | undefined;

  /**
   * Whether a file is shown by its `public` address, which is the same for everybody, or as a `private` one: by the
   * token of the session, and where nobody is signed in by its public address too.
   */
  @property() visibility: 'private' | 'public' = 'private';

  /** What screen readers say in place of the name; empty, as beside the name, nothing. */
  @property() alt: string | null | undefined;

  readonly #internals = this.attachInternals();
  readonly #lookup = new UserLookup(this);
  #subject: AvatarSubject = nobody;
  #picture: string | undefined;

  constructor() {
    super({needsSession: () => this.#needsSession});
    new TokenWatch(this, () => this.sessionController.store);
  }

  // One that is put elsewhere, or back later, does not lose its picture on the way.
  protected override shouldUpdate(): boolean {
    return this.isConnected;
  }

  protected override update(changed: PropertyValues<this>): void {
    this.#followSession(changed.has('visibility'));
    super.update(changed);
  }

  protected override updated(): void {
    this.#showState();
  }

  protected override render(): TemplateResult {
    const {name = ''} = this.#subject;
    return renderSubjectAvatar({
      subject: this.#subject,
      client: this.sessionController.client,
      picture: this.#picture,
      language: languageOf(this),
      label: clip(toText(this.alt ?? name).trim(), longestLabel),
      onPicture: this.#showState,
    });
  }

  /** Whether the page does not say all itself. */
  get #needsSession(): boolean {
    const {user, avatar, name} = this;
    const given = user === undefined ? avatar : (user?.avatar ?? '');
    return (user === undefined && !avatar && !name) || isBlobUid(toText(given));
  }

  /** Whether it is known who is signed in. Until then, no file is asked for without the token. */
  get #isKnown(): boolean {
    return this.sessionController.state?.status !== 'restoring';
  }

  #followSession(isOtherVisibility: boolean): void {
    const {client, state} = this.sessionController;
    const previous = this.#subject;
    this.#subject = this.#findSubject();
    const {avatar, id} = this.#subject;
    // The token has gone, but the picture that has come by it is as good as before.
    const isKept = state?.status === 'expired' && previous.avatar === avatar && previous.id === id;
    if (isKept && this.#picture && !isOtherVisibility) return;
    const isPublic = this.visibility === 'public';
    this.#picture = toAvatarPicture(this.#subject, isPublic || this.#isKnown ? client : undefined, isPublic);
  }

  #findSubject(): AvatarSubject {
    const {user, avatar, name, userId} = this;
    const {state, isMissing} = this.sessionController;
    if (user !== undefined) return toSubject(user);
    const id = userId && Number.isSafeInteger(userId) ? userId : undefined;
    if (avatar || name) return {id, name: toText(name), avatar: toText(avatar)};
    if (id !== undefined) return toSubject(this.#lookup.find(id, this.sessionController), id);
    // What a page leaves empty is not the signed-in user's.
    if ([avatar, name, userId].some((given) => (given ?? undefined) !== undefined)) return nobody;
    if (isMissing || (state && this.#isKnown)) return toSubject(state?.user ?? null);
    return toSubject(undefined);
  }

  readonly #showState = (): void => {
    const hasPicture = this.renderRoot.querySelector('[data-shown]') !== null;
    showState(this.#internals, ['picture', 'initials'], hasPicture ? 'picture' : 'initials');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cube-avatar': CubeAvatar;
  }
}
