import {fixture, html} from '@open-wc/testing';
import type {User} from '../../src/core.js';
import type {CubeSession} from '../../src/index.js';
import type {TestApp} from './emulator.js';
import {demo} from './stores.js';
import {until} from './until.js';

/** A `<cube-profile>` inside a `<cube-session>`, as a signed-in person meets it, and what in it is about the account. */
export class AccountPage {
  /** What the element has told the page, in short. */
  readonly events: string[] = [];
  /** The events themselves. */
  readonly told: CustomEvent<unknown>[] = [];

  constructor(
    readonly session: CubeSession,
    readonly profile: HTMLElementTagNameMap['cube-profile'],
  ) {
    for (const name of ['cube-profile-change', 'cube-profile-error', 'cube-logout', 'cube-profile-delete']) {
      session.addEventListener(name, (event) => {
        const {user, error} = (event as CustomEvent<{user?: User; error?: Error}>).detail;
        this.told.push(event as CustomEvent<unknown>);
        this.events.push(`${name} ${user?.login ?? error?.name ?? ''}`);
      });
    }
  }

  static async open(app: TestApp, credentials = demo): Promise<AccountPage> {
    const page = await AccountPage.openAnonymous(app);
    await page.session.client.signIn(credentials);
    await until(() => page.signOut !== null, 'the account is shown');
    return page;
  }

  static async openAnonymous(app: TestApp): Promise<AccountPage> {
    const session = await fixture<CubeSession>(html`
      <cube-session app-id=${app.appId} auth-key=${app.authKey} endpoint=${app.endpoint}>
        <cube-profile></cube-profile>
      </cube-session>
    `);
    const page = new AccountPage(session, session.querySelector('cube-profile')!);
    await until(() => session.state.status !== 'restoring', 'the session is known');
    return page;
  }

  get root(): ShadowRoot {
    return this.profile.shadowRoot!;
  }

  /** The announcer of what is not in the dialog. */
  get announcement(): string {
    return this.root.querySelector('[role=alert]:not(dialog *)')!.textContent;
  }

  part(name: string): HTMLElement | null {
    return this.root.querySelector(`[part=${name}]`);
  }

  get signOut(): HTMLButtonElement | null {
    return this.root.querySelector('[part=sign-out]');
  }

  get signOutElsewhere(): HTMLButtonElement | null {
    return this.root.querySelector('.sign-out-elsewhere');
  }

  /** What says that something has been done. */
  get done(): string | undefined {
    return this.root.querySelector('.done')?.textContent.trim();
  }

  /** The error for which no field is to blame. */
  get summary(): string | undefined {
    return this.part('error')?.textContent.trim();
  }

  get change(): HTMLButtonElement | null {
    return this.root.querySelector('.change-password');
  }

  get form(): HTMLFormElement | null {
    return this.profile.querySelector('form[slot=password]');
  }

  get oldPassword(): HTMLInputElement {
    return this.form!.querySelector('input[name=oldPassword]')!;
  }

  get newPassword(): HTMLInputElement {
    return this.form!.querySelector('input[name=password]')!;
  }

  async openPasswordForm(): Promise<void> {
    this.change!.click();
    await until(() => this.form !== null, 'the form for a new password is there');
    await this.profile.updateComplete;
  }

  /** Fills in and submits, without any input event, as some password managers do. */
  changePassword(oldPassword: string, password: string): void {
    this.oldPassword.value = oldPassword;
    this.newPassword.value = password;
    this.form!.requestSubmit();
  }

  get openDeletion(): HTMLButtonElement {
    return this.root.querySelector('[part=delete]')!;
  }

  get dialog(): HTMLDialogElement {
    return this.root.querySelector('dialog')!;
  }

  get isDialogOpen(): boolean {
    return this.root.querySelector('dialog:modal') !== null;
  }

  get confirmation(): HTMLInputElement {
    return this.dialog.querySelector('input')!;
  }

  get dialogAnnouncement(): string {
    return this.dialog.querySelector('[role=alert]')!.textContent;
  }

  async openDialog(): Promise<void> {
    this.openDeletion.focus();
    this.openDeletion.click();
    await until(() => this.isDialogOpen, 'the dialog is open');
  }

  confirm(text: string): void {
    this.confirmation.value = text;
    this.dialog.querySelector('form')!.requestSubmit();
  }

  /** The text at a field, found the way a screen reader finds it. */
  errorOf(input: HTMLInputElement): string {
    const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    const root = input.getRootNode() as Document | ShadowRoot;
    const texts = ids.map((id) => root.getElementById(id)).filter((one) => one?.matches('.cube-error'));
    return texts.map((one) => one!.textContent.trim()).join(' ');
  }

  /** The session ends, and somebody notices. */
  async expire(emulator: {expireSessions: () => Promise<unknown>}): Promise<void> {
    await emulator.expireSessions();
    this.session.client.getSession().catch(() => undefined);
    await until(() => this.session.state.status === 'expired', 'the session has ended');
    await this.profile.updateComplete;
  }
}
