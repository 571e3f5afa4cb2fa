import type {CubeSession, CubeSignup, CubeSignupDetail, CubeSignupErrorDetail} from '../../src/index.js';
import type {TestApp} from './emulator.js';
import {nextEvent} from './next-event.js';
import {openSession} from './open-session.js';
import {until} from './until.js';

export const newcomer = {login: 'marvin18', fullName: 'Marvin Simon', password: 'towel-42-days'} as const;

/** What is entered, by the names of the controls. */
export type Entries = Readonly<Record<string, string>>;

/** A `<cube-signup>` inside a `<cube-session>`, as a person meets it. */
export class SignupPage {
  constructor(
    readonly session: CubeSession,
    readonly signup: CubeSignup,
  ) {}

  static async open(
    app: TestApp,
    properties: Partial<CubeSignup> = {},
    content: readonly Node[] = [],
  ): Promise<SignupPage> {
    const signup = Object.assign(document.createElement('cube-signup'), properties);
    signup.append(...content);
    const session = await openSession(app, signup);
    await signup.updateComplete;
    return new SignupPage(session, signup);
  }

  get form(): HTMLFormElement | null {
    return this.signup.querySelector('form');
  }

  get submit(): HTMLButtonElement {
    return this.signup.querySelector('button[type=submit]')!;
  }

  get announcement(): string {
    return this.signup.shadowRoot!.querySelector('[role=alert]')!.textContent;
  }

  /** What is said when nothing else is to be said. */
  get remark(): string {
    return this.signup.shadowRoot!.querySelector('[role=status]')!.textContent;
  }

  /** The names of the form's fields, in their order. */
  get names(): string[] {
    return [...this.form!.querySelectorAll<HTMLInputElement>('.cube-input')].map(({name}) => name);
  }

  field(name: string): HTMLInputElement {
    return this.form!.elements.namedItem(name) as HTMLInputElement;
  }

  has(name: string): boolean {
    return this.form!.elements.namedItem(name) !== null;
  }

  labelOf(name: string): string {
    return this.field(name).labels![0]!.textContent.trim();
  }

  part(name: string): HTMLElement | null {
    return this.signup.shadowRoot!.querySelector(`[part=${name}]`);
  }

  textOf(part: string): string | undefined {
    return this.part(part)?.textContent.trim();
  }

  /** What the error above the form says, without the offer in it. */
  get summary(): string | undefined {
    return this.part('error')?.querySelector('span, p')?.textContent.trim();
  }

  /** What is said about a field, found the way a screen reader finds it. */
  describe(name: string): string {
    const ids = this.field(name).getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => this.signup.querySelector(`#${id}`)?.textContent.trim() ?? '').join(' | ');
  }

  /** The text of the error at a field. */
  errorOf(name: string): string | undefined {
    const field = this.field(name);
    if (field.getAttribute('aria-invalid') !== 'true') return undefined;
    return this.describe(name).split(' | ')[0];
  }

  /** Fills in without any event, as some password managers do. */
  fill(entries: Entries = newcomer): void {
    for (const [name, value] of Object.entries(entries)) this.field(name).value = value;
  }

  /** Types as a person does, and leaves the field. */
  type(name: string, text: string): void {
    this.field(name).value = text;
    this.field(name).dispatchEvent(new InputEvent('input', {bubbles: true}));
  }

  leave(name: string): void {
    this.field(name).dispatchEvent(new FocusEvent('focusout', {bubbles: true}));
  }

  async submitForm(entries: Entries = newcomer): Promise<void> {
    this.fill(entries);
    this.form!.requestSubmit();
    await this.signup.updateComplete;
  }

  /** Signs up, and waits for the account. */
  async signUp(entries: Entries = newcomer): Promise<CubeSignupDetail> {
    const signedUp = nextEvent(this.signup, 'cube-signup');
    await this.submitForm(entries);
    const {detail} = await signedUp;
    await this.settle();
    return detail;
  }

  /** Tries to sign up, and waits for what comes of it. */
  async fail(entries: Entries = newcomer): Promise<CubeSignupErrorDetail> {
    const failed = nextEvent(this.signup, 'cube-signup-error');
    await this.submitForm(entries);
    const {detail} = await failed;
    await this.settle();
    return detail;
  }

  /** Resolves when nothing is under way any more, and the element shows that. */
  async settle(): Promise<void> {
    await until(() => !this.signup.matches(':state(pending)'), 'nothing is under way');
    await this.signup.updateComplete;
  }
}
