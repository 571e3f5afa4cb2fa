import type {CubeAvatarUpload, CubeLogin, CubeSession, User} from '../../src/index.js';
import type {TestApp, TestEmulator} from './emulator.js';
import {nextEvent} from './next-event.js';
import {openSession} from './open-session.js';
import {pictures} from './pictures.js';
import {demo} from './stores.js';
import {until} from './until.js';

/** Whose files and avatar. */
type Account = Parameters<TestEmulator['tokenOf']>[0];

type Attributes = Readonly<Record<string, string>>;

/** A file on the server. */
export interface ServerFile {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly content_type: string;
  readonly size: number | null;
  readonly public: boolean;
}

/** A `<cube-avatar-upload>` inside a `<cube-session>`, by what a person finds in it. */
export class AvatarPage {
  constructor(
    readonly session: CubeSession,
    readonly upload: CubeAvatarUpload,
  ) {}

  /** The page as a visitor finds it. */
  static async open(app: TestApp, attributes: Attributes = {}): Promise<AvatarPage> {
    const upload = document.createElement('cube-avatar-upload');
    for (const [name, value] of Object.entries(attributes)) upload.setAttribute(name, value);
    const session = await openSession(app, upload);
    await upload.updateComplete;
    return new AvatarPage(session, upload);
  }

  /** The page where `demo` is signed in. */
  static async openSignedIn(app: TestApp, attributes: Attributes = {}): Promise<AvatarPage> {
    const page = await AvatarPage.open(app, attributes);
    await page.session.client.signIn(demo);
    await page.upload.updateComplete;
    return page;
  }

  get root(): ShadowRoot {
    return this.upload.shadowRoot!;
  }

  get user(): User {
    return this.session.state.user!;
  }

  get announcement(): string {
    return this.root.querySelector('[role=alert]')!.textContent;
  }

  /** The form to sign in with in the place of the element. */
  get login(): CubeLogin | null {
    return this.upload.querySelector('cube-login');
  }

  get files(): HTMLInputElement {
    return this.root.querySelector('input[type=file]:not([capture])')!;
  }

  part(name: string): HTMLElement | null {
    return this.root.querySelector(`[part=${name}]`);
  }

  textOf(name: string): string | undefined {
    return this.part(name)?.textContent.trim();
  }

  /** The button of that name, among those that are shown. */
  button(label: string): HTMLButtonElement | undefined {
    return [...this.root.querySelectorAll('button')].find(
      (button) => button.textContent.trim() === label || button.getAttribute('aria-label') === label,
    );
  }

  /** Presses the button of that name as soon as it is there. */
  async press(label: string): Promise<void> {
    await until(() => this.button(label), `the button “${label}” is there`);
    this.button(label)!.click();
  }

  is(state: string): boolean {
    return this.upload.matches(`:state(${state})`);
  }

  /** Waits for a state such as `editing`. */
  reached(state: string): Promise<void> {
    return until(() => this.is(state), `the element is ${state}`);
  }

  /** As the choice of files does. */
  choose(file: File): void {
    const transfer = new DataTransfer();
    transfer.items.add(file);
    this.files.files = transfer.files;
    this.files.dispatchEvent(new Event('change'));
  }

  /** Picks a photo, and resolves when it can be cut. */
  async pick(file?: File): Promise<void> {
    this.choose(file ?? (await pictures.jpeg({width: 800, height: 600})));
    await this.reached('editing');
  }

  /** Picks a file that is of no use, and resolves to what is said about it. */
  async refused(file: File): Promise<string | undefined> {
    const failed = nextEvent(this.upload, 'cube-avatar-error');
    this.choose(file);
    await failed;
    await this.upload.updateComplete;
    return this.textOf('error');
  }

  /** Saves what has been picked, and resolves when the server has confirmed it. */
  async saved(): Promise<User> {
    const changed = nextEvent(this.upload, 'cube-avatar-change');
    await this.press('Save photo');
    const {detail} = await changed;
    await this.upload.updateComplete;
    return detail.user;
  }

  /** Saves what has been picked, and resolves to what is said when that has failed. */
  async failed(label = 'Save photo'): Promise<string | undefined> {
    const failed = nextEvent(this.upload, 'cube-avatar-error');
    await this.press(label);
    await failed;
    await this.upload.updateComplete;
    return this.textOf('error');
  }

  async signInAgain(login = 'demo'): Promise<void> {
    await until(() => this.login?.querySelector('form'), 'the form is there');
    this.login!.querySelector<HTMLInputElement>('input[name=username]')!.value = login;
    this.login!.querySelector<HTMLInputElement>('input[name=password]')!.value = `${login}-password`;
    this.login!.querySelector('form')!.requestSubmit();
  }
}

/** The files that a user has on the server. */
export async function filesOf(emulator: TestEmulator, user: Account = demo): Promise<ServerFile[]> {
  const token = await emulator.tokenOf(user);
  const answer = (await emulator.send('GET', 'blobs', token)) as {items: {blob: ServerFile}[]};
  return answer.items.map(({blob}) => blob);
}

/** The avatar that the server knows of a user. */
export async function avatarOf(emulator: TestEmulator, user: Account = demo): Promise<string | null> {
  const token = await emulator.tokenOf(user);
  const answer = (await emulator.send('GET', 'session', token)) as {session: {user: {avatar: string | null}}};
  return answer.session.user.avatar;
}

/** What is in a file on the server. */
export async function contentOf(emulator: TestEmulator, uid: string, user: Account = demo): Promise<Blob> {
  const token = await emulator.tokenOf(user);
  const answer = await fetch(`${emulator.url}/blobs/${uid}?token=${token}`);
  if (!answer.ok) throw new Error(`The file ${uid} cannot be read: ${answer.status}`);
  return answer.blob();
}
