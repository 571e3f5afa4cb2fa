import type {User} from '../../src/core.js';
import type {CubeSession} from '../../src/index.js';
import type {TestApp, TestEmulator} from './emulator.js';
import {openSession} from './open-session.js';
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

  static async open(app: TestApp): Promise<AccountPage> {
    const page = await AccountPage.openAnonymous(app);
    await page.session.client.signIn(demo);
    await until(() => page.signOut !== null, 'the account is shown');
    return page;
  }

  static async openAnonymous(app: TestApp): Promise<AccountPage> {
    const profile = document.createElement('cube-profile');
    return new AccountPage(await openSession(app, profile), profile);
  }

  /** With a guest signed in. */
  static async openAsGuest(emulator: TestEmulator): Promise<AccountPage> {
    const page = await AccountPage.openAnonymous(emulator.app);
    const {session} = (await emulator.send('POST', 'session', undefined, {
      application_id: Number(emulator.app.appId),
      auth_key: emulator.app.authKey,
      user: {guest: '1', full_name: 'Visitor One'},
    })) as {session: {token: string}};
    await page.session.client.adoptSession(session);
    await until(() => page.signOut !== null, 'the account is shown');
    return page;
  }

  /** Where the form for a new password is open, before the server is asked anything more. */
  static async openAtPassword({app, clearRequests}: TestEmulator): Promise<AccountPage> {
    const page = await AccountPage.open(app);
    await page.openPasswordForm();
    await clearRequests();
    return page;
  }

  /** Where the dialog in which the account is deleted is open, before the server is asked anything more. */
  static async openAtDeletion({app, clearRequests}: TestEmulator): Promise<AccountPage> {
    const page = await AccountPage.open(app);
    await page.openDialog();
    await clearRequests();
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

  async passwordIsChanged(): Promise<void> {
    await until(() => this.done === 'Password changed', 'the password is changed');
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

  async accountIsDeleted(): Promise<void> {
    const text = 'Your account has been deleted.';
    await until(() => this.part('deleted')?.textContent.trim() === text, 'the account is deleted');
  }

  /** Resolves once this is said above a form. */
  async failsWith(text: string): Promise<void> {
    await until(() => this.summary === text, `it fails with “${text}”`);
  }

  /** Moves the element to another place on the page. */
  async move(): Promise<void> {
    const place = document.createElement('div');
    this.session.append(place);
    place.append(this.profile);
    await this.profile.updateComplete;
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
