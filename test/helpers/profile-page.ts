import type {CubeLogin, CubeProfile, CubeSession, User} from '../../src/index.js';
import type {TestApp, TestEmulator} from './emulator.js';
import {nextEvent} from './next-event.js';
import {openSession} from './open-session.js';
import {demo} from './stores.js';
import {until} from './until.js';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

type Attributes = Readonly<Record<string, string>>;

/** A `<cube-profile>` inside a `<cube-session>`, by what a person finds in it. */
export class ProfilePage {
  constructor(
    readonly session: CubeSession,
    readonly profile: CubeProfile,
  ) {}

  /** The page as a visitor finds it. */
  static async open(app: TestApp, attributes: Attributes = {}): Promise<ProfilePage> {
    const profile = document.createElement('cube-profile');
    for (const [name, value] of Object.entries(attributes)) profile.setAttribute(name, value);
    const session = await openSession(app, profile);
    await profile.updateComplete;
    return new ProfilePage(session, profile);
  }

  /** The page where `demo` is signed in. */
  static async openSignedIn(app: TestApp, attributes: Attributes = {}): Promise<ProfilePage> {
    const page = await ProfilePage.open(app, attributes);
    await page.session.client.signIn(demo);
    await page.profile.updateComplete;
    return page;
  }

  get root(): ShadowRoot {
    return this.profile.shadowRoot!;
  }

  get user(): User {
    return this.session.state.user!;
  }

  get form(): HTMLFormElement | null {
    return this.root.querySelector('.edit-form');
  }

  /** The form to sign in with in the place of the profile. */
  get login(): CubeLogin | null {
    return this.profile.querySelector('cube-login');
  }

  get announcement(): string {
    return this.root.querySelector('[role=alert]')!.textContent;
  }

  /** What has the focus, within all shadow roots. */
  get focused(): Element | null {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  }

  part(name: string): HTMLElement | null {
    return this.root.querySelector(`[part=${name}]`);
  }

  textOf(part: string): string | undefined {
    return this.part(part)?.textContent.trim().replace(/\s+/g, ' ');
  }

  /** The rows that are shown: the values by their labels. */
  rows(): Record<string, string> {
    const rows = [...this.root.querySelectorAll('.detail')];
    return Object.fromEntries(
      rows.map((row) => [
        row.querySelector('dt')!.textContent,
        row.querySelector('dd')!.innerText.trim().replace(/\s+/g, ' '),
      ]),
    );
  }

  value(label: string): HTMLElement {
    const rows = [...this.root.querySelectorAll('.detail')];
    return rows.find((row) => row.querySelector('dt')!.textContent === label)!.querySelector('dd')!;
  }

  /** The button by the name that screen readers know it by. */
  button(name: string): HTMLButtonElement | undefined {
    const buttons = [...this.root.querySelectorAll('button')];
    return buttons.find((button) => (button.ariaLabel ?? button.textContent.trim()) === name);
  }

  /** Edits the field of that label, and waits for the form. */
  async edit(label: string): Promise<void> {
    this.button(`Edit ${label}`)!.click();
    await until(() => this.form, 'the form is there');
    await this.profile.updateComplete;
  }

  get labels(): string[] {
    return [...this.form!.querySelectorAll('label')].map((label) => label.textContent.trim());
  }

  control(label: string): Control {
    const labels = [...this.form!.querySelectorAll('label')];
    return labels.find(({textContent}) => textContent.trim() === label)!.control as Control;
  }

  /** What a person enters into the control of that label. */
  enter(label: string, text: string): void {
    const control = this.control(label);
    if (control.type === 'checkbox') (control as HTMLInputElement).checked = text === 'on';
    else control.value = text;
    control.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  }

  save(): void {
    this.form!.requestSubmit();
  }

  /** Saves, and resolves to the user as the server has confirmed it, once the rows are shown again. */
  async saved(): Promise<User> {
    const changed = nextEvent(this.profile, 'cube-profile-change');
    this.save();
    const {detail} = await changed;
    await until(() => !this.form, 'the rows are shown again');
    return detail.user;
  }

  /** Saves, and resolves when that is over, whatever has come of it. */
  async attempt(): Promise<void> {
    this.save();
    await this.profile.updateComplete;
    if (!this.profile.matches(':state(pending)')) throw new Error('Nothing is being saved.');
    await until(() => !this.profile.matches(':state(pending)'), 'it is over');
    await this.profile.updateComplete;
  }

  /** Saves, and resolves when the form says why it has failed. */
  async failed(): Promise<unknown> {
    const failure = nextEvent(this.profile, 'cube-profile-error');
    this.save();
    const {detail} = await failure;
    await this.profile.updateComplete;
    return detail.error;
  }

  /** The text at a field, found the way a screen reader finds it. */
  errorOf(label: string): string {
    const control = this.control(label);
    const ids = (control.getAttribute('aria-describedby') ?? '').split(' ');
    const id = ids.find((one) => one.endsWith('-error'));
    return (id && this.root.getElementById(id)?.textContent.trim()) ?? '';
  }

  /** The texts of all fields that are to blame, by their labels. */
  errors(): Record<string, string> {
    const found = this.labels.map((label) => [label, this.errorOf(label)] as const);
    return Object.fromEntries(found.filter(([, text]) => text));
  }

  /** Signs in with the form in the place of the profile. */
  async signInAgain(login: string): Promise<void> {
    const {login: element} = this;
    element!.querySelector<HTMLInputElement>('[name=username]')!.value = login;
    element!.querySelector<HTMLInputElement>('[name=password]')!.value = `${login}-password`;
    const signedIn = nextEvent(this.profile, 'cube-login');
    element!.querySelector('form')!.requestSubmit();
    await signedIn;
    await this.profile.updateComplete;
  }
}

/** Whether the browser would warn who leaves the page now. */
export const warnsBeforeLeaving = (): boolean =>
  !window.dispatchEvent(new Event('beforeunload', {cancelable: true}));

/** The user `demo` on another device. */
export class OtherDevice {
  constructor(
    readonly emulator: TestEmulator,
    readonly token: string,
    readonly userId: number,
  ) {}

  static async open(emulator: TestEmulator): Promise<OtherDevice> {
    const token = await emulator.tokenOf(demo);
    const {session} = (await emulator.send('GET', 'session', token)) as {session: {user_id: number}};
    return new OtherDevice(emulator, token, session.user_id);
  }

  /** The same, with some fields of the user changed; by their names on the wire. */
  static async openAndChange(
    emulator: TestEmulator,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<OtherDevice> {
    const device = await OtherDevice.open(emulator);
    await device.change(fields);
    return device;
  }

  /** Changes the user; fields by their names on the wire. */
  async change(fields: Readonly<Record<string, unknown>>): Promise<void> {
    await this.emulator.send('PUT', `users/${this.userId}`, this.token, {user: fields});
  }

  /** What the server has in a field, by its name on the wire. */
  async read(field: string): Promise<unknown> {
    const {session} = (await this.emulator.send('GET', 'session', this.token)) as {
      session: {user: Record<string, unknown>};
    };
    return session.user[field];
  }
}

/** Notes what the page asks the server to change about a user, in the tests of this file. */
export function recordChanges(): Record<string, unknown>[] {
  const changes: Record<string, unknown>[] = [];
  const {fetch} = globalThis;

  before(() => {
    globalThis.fetch = async (input, init) => {
      // The other devices of these tests have no requests of this kind.
      if (input instanceof Request && input.method === 'PUT') {
        const {user} = (await input.clone().json()) as {user: Record<string, unknown>};
        changes.push(user);
      }
      return fetch(input, init);
    };
  });

  beforeEach(() => {
    changes.length = 0;
  });

  after(() => {
    globalThis.fetch = fetch;
  });

  return changes;
}
