import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {renderSummary} from '../../../internal/message.js';
import type {CubeClient} from '../../../session/client.js';
import type {ProfileHost} from '../profile-part.js';
import type {AccountDeletion} from './account-deletion.js';
import {LateOpening} from './late-opening.js';
import {OtherSessions} from './other-sessions.js';
import type {PasswordChange} from './password-change.js';
import {renderDone} from './render-done.js';

/** What is about the account itself: its password, its sessions and its end. */
export class AccountSection implements ReactiveController {
  readonly #profile: ProfileHost;
  readonly #password: LateOpening<PasswordChange>;
  readonly #otherSessions: OtherSessions;
  readonly #deletion: LateOpening<AccountDeletion>;
  #client: CubeClient | undefined;
  #userId: number | undefined;

  constructor(profile: ProfileHost) {
    this.#profile = profile;
    this.#password = new LateOpening(profile, async () => {
      const {PasswordChange} = await import('./password-change.js');
      return new PasswordChange(profile);
    });
    this.#otherSessions = new OtherSessions(profile);
    this.#deletion = new LateOpening(profile, async () => {
      const {AccountDeletion} = await import('./account-deletion.js');
      return new AccountDeletion(profile);
    });
    profile.element.addController(this);
  }

  /** Whether the account has been deleted here, or is being deleted and its session has ended already. */
  get isDeleted(): boolean {
    const {isDeleted = false, isEnding = false} = this.#deletion.part ?? {};
    return isDeleted || isEnding;
  }

  /** Whether something has been typed that is not sent. */
  get isDirty(): boolean {
    return this.#password.part?.isDirty ?? false;
  }

  /** Whether the password is being changed. */
  get isPending(): boolean {
    return this.#password.part?.isPending ?? false;
  }

  /** What one user has typed, another one does not find. */
  hostUpdate(): void {
    const state = this.#profile.getState();
    const client = this.#profile.getClient();
    if (!state || state.status === 'restoring') return;
    if (client === this.#client && state.user?.id === this.#userId) return;
    this.#client = client;
    this.#userId = state.user?.id;
    this.#password.reset();
    this.#password.part?.close();
    this.#otherSessions.reset();
    this.#deletion.reset();
  }

  /** The section, in the shadow root. */
  render(): TemplateResult {
    return html`
      ${this.#renderSecurity()}
      <section class="section">${this.#renderActions()}</section>
      ${this.#deletion.part?.render()}
    `;
  }

  /** The form for a new password, for the light DOM, where password managers find it. */
  renderForm(): TemplateResult | typeof nothing {
    return this.#password.part?.renderForm() ?? nothing;
  }

  /** What is left when the account is deleted, in the place of all else. */
  renderEnd(): TemplateResult {
    const {accountDeleted, deletingAccount} = this.#profile.getMessages();
    const text = this.#deletion.part?.isDeleted ? accountDeleted : deletingAccount;
    return html`<div class="end"><p part="deleted" tabindex="-1">${text}</p></div>`;
  }

  #renderSecurity(): TemplateResult | typeof nothing {
    const {security} = this.#profile.getMessages();
    // A guest has no password.
    const password = this.#profile.getUser()?.isGuest ? nothing : this.#renderPassword();
    const otherSessions = this.#otherSessions.render();
    if (password === nothing && otherSessions === nothing) return nothing;
    return html`
      <section class="section">
        <h3>${security}</h3>
        ${password} ${otherSessions}
      </section>
    `;
  }

  #renderPassword(): TemplateResult {
    const {part, isOpening, problem, open, prefetch} = this.#password;
    const {password, change, changePassword, opening, passwordChanged} = this.#profile.getMessages();
    if (part?.isOpen) {
      return html`
        <div class="row"><span>${password}</span></div>
        ${renderSummary(part.summary)}
        <slot name="password"></slot>
      `;
    }
    return html`
      <div class="row">
        <span>${password}</span>
        <button
          class="link change-password"
          type="button"
          aria-label=${changePassword}
          @click=${open}
          @pointerenter=${prefetch}
          @focus=${prefetch}
        >
          ${isOpening ? opening : change}
        </button>
      </div>
      ${renderSummary(problem)} ${part?.isChanged ? renderDone(passwordChanged) : nothing}
    `;
  }

  #renderActions(): TemplateResult {
    const {isOpening, problem, open, prefetch} = this.#deletion;
    const {signOut, openDeletion, opening} = this.#profile.getMessages();
    return html`
      <div class="row">
        <button class="button" part="sign-out" type="button" @click=${this.#handleSignOut}>${signOut}</button>
        <button
          class="button danger"
          part="delete"
          type="button"
          @click=${open}
          @pointerenter=${prefetch}
          @focus=${prefetch}
        >
          ${isOpening ? opening : openDeletion}
        </button>
      </div>
      ${renderSummary(problem)}
    `;
  }

  // Nothing is stored any more when the page is told, since it may be left then. The server may take longer.
  readonly #handleSignOut = async (): Promise<void> => {
    const {getUser, getStore, onSignOut} = this.#profile;
    const [user, store] = [getUser(), getStore()];
    if (!user || !store) return;
    void store.client.signOut();
    await store.stored();
    onSignOut(user);
  };
}
