import type {ReactiveElement} from 'lit';
import type {NewUser, PasswordCredentials, User} from '../../api/models.js';
import {describeProblem} from '../../internal/form/describe-problem.js';
import type {FormErrors} from '../../internal/form/form-errors.js';
import {FormSubmission, type FormSubmissionOptions} from '../../internal/form/form-submission.js';
import {LatePart} from '../../internal/late-part.js';
import type {SignupMessages} from '../../locales/signup-messages.js';
import type {CubeClient} from '../../session/client.js';
import {saveSignIn} from '../save-sign-in.js';
import type * as outcomes from './describe-outcome.js';
import type {Attempt} from './describe-outcome.js';

export interface SignupFlowOptions extends FormSubmissionOptions {
  readonly getMessages: () => SignupMessages;
  /** @throws {CubeError} if there is no session yet. */
  readonly getClient: () => CubeClient;
  /** Whether the user is signed in to the new account. */
  readonly signsIn: () => boolean;
  /** Whether it is a guest who makes an account, and whose session ends by it. */
  readonly isGuest: () => boolean;
  /** Is told that the account is there. */
  readonly onSignUp: (user: User) => void;
}

/** What a sign-up was sent from. */
export type SentForm = Pick<Attempt, 'shown' | 'isCurrent'>;

export type SignupActivity = 'signing up' | 'signing in';

const toCredentials = ({login, email, password}: NewUser): PasswordCredentials =>
  login ? {login, password} : {email: email ?? '', password};

const toIdentifier = (credentials: PasswordCredentials): string =>
  'login' in credentials ? credentials.login : credentials.email;

const isSame = (one: PasswordCredentials, other: PasswordCredentials): boolean =>
  toIdentifier(one) === toIdentifier(other);

/**
 * From what was entered to an account, and to being signed in to it. Where the account was made and signing in has
 * failed, or where nobody knows whether it was made, signing in is what is tried again: there is never a second one
 * of the same login.
 */
export class SignupFlow {
  /** What is under way, and what came of it. */
  readonly submission: FormSubmission;

  readonly #host: ReactiveElement;
  readonly #options: SignupFlowOptions;
  readonly #outcome: LatePart<typeof outcomes>;
  #activity: SignupActivity | undefined;
  /** Whom everything here is about. */
  #client: CubeClient | undefined;
  /** Of the account that was made, or may have been. */
  #credentials: PasswordCredentials | undefined;
  #made: User | undefined;
  #mayExist = false;

  constructor(host: ReactiveElement, options: SignupFlowOptions) {
    this.#host = host;
    this.#options = options;
    this.submission = new FormSubmission(host, options);
    this.#outcome = new LatePart(host, () => import('./describe-outcome.js'));
  }

  get activity(): SignupActivity | undefined {
    return this.#activity;
  }

  /** Whether the account was made, and all has been done that is done by itself. */
  get isDone(): boolean {
    return !!this.#made && this.#activity !== 'signing up';
  }

  /** Whether signing in is worth a try: to the account that was made, or to find out whether it was. */
  get canSignIn(): boolean {
    return !!this.#credentials && this.#options.signsIn() && (this.isDone || this.#mayExist);
  }

  /** Whether nothing is under way or uncertain: else a login that exists may be the one that was asked for here. */
  get isSettled(): boolean {
    return !this.#activity && !this.#credentials;
  }

  /** What has gone wrong where no field is to blame. */
  get summary(): string | undefined {
    return this.submission.summary ?? (this.#mayExist ? this.#messages.outcomeUnknown : undefined);
  }

  /** As before anything was entered. What is under way goes on, and what comes of it is not lost. */
  reset(): void {
    if (this.#activity) return;
    this.submission.reset();
    this.#forget();
  }

  /**
   * Goes on with the client that the element has now. What was entered for one is never sent to another, so it is
   * forgotten; where something is under way, as soon as that is over.
   */
  follow(client: CubeClient | undefined): void {
    if (!client || client === this.#client || this.#activity) return;
    if (this.#client) this.reset();
    this.#client = client;
  }

  /** Loads ahead what a sign-up needs. */
  prepare(): void {
    this.#outcome.prefetch();
  }

  /** Makes the account, and signs the user in to it. Never rejects. */
  async signUp(user: NewUser, form: SentForm): Promise<void> {
    const messages = this.#messages;
    const isRepeated = !!this.#credentials && isSame(this.#credentials, toCredentials(user));
    const attempt = {...form, messages, wasOffline: !navigator.onLine, isRepeated};
    this.#mayExist = false;
    await this.#run('signing up', messages.signingUp, {
      work: () => this.#create(user),
      describe: (error) => {
        if (this.#made) return this.#describeSignIn(error, messages);
        const outcome = this.#outcome.part?.describeSignUp(error, attempt);
        if (outcome?.isUnknown) this.#credentials = toCredentials(user);
        this.#mayExist = outcome?.mayExist ?? false;
        return outcome?.errors ?? describeProblem(error, messages);
      },
    });
  }

  /** Signs in to the account that was made, or may have been. Never rejects. */
  async signIn(): Promise<void> {
    const messages = this.#messages;
    await this.#run('signing in', messages.signingIn, {
      work: async () => {
        const isKnown = !!this.#made;
        const user = await this.#signIn(this.#options.getClient());
        if (!isKnown) this.#options.onSignUp(user);
      },
      describe: (error) => {
        if (this.#made) return this.#describeSignIn(error, messages);
        const outcome = this.#outcome.part?.describeSignInToSee(error, messages, this.#controlName);
        if (outcome && !outcome.mayExist) this.#forget();
        return outcome?.errors ?? describeProblem(error, messages);
      },
    });
  }

  get #messages(): SignupMessages {
    const messages = this.#options.getMessages();
    if (this.#options.signsIn()) return messages;
    const {outcomeUnknown, outcomeLikely, tryToSignIn} = messages;
    return {
      ...messages,
      outcomeUnknown: `${outcomeUnknown} ${tryToSignIn}`,
      outcomeLikely: `${outcomeLikely} ${tryToSignIn}`,
    };
  }

  /** The control that holds what the account may have been made with, unless that has been changed since. */
  get #controlName(): 'login' | 'email' | undefined {
    const form = this.#options.getForm();
    if (!form || !this.#credentials) return undefined;
    const name = 'login' in this.#credentials ? 'login' : 'email';
    const text = new FormData(form).get(name);
    return typeof text === 'string' && text.trim() === toIdentifier(this.#credentials) ? name : undefined;
  }

  async #run(
    activity: SignupActivity,
    text: string,
    how: {readonly work: () => Promise<void>; readonly describe: (error: unknown) => FormErrors},
  ): Promise<void> {
    if (this.#activity) return;
    this.#activity = activity;
    await this.submission.run({activity: text, ...how});
    this.#activity = undefined;
    this.#host.requestUpdate();
  }

  // What tells an unknown outcome from a failure has to be there before anything is sent.
  async #create(user: NewUser): Promise<void> {
    const {getClient, signsIn, isGuest, onSignUp} = this.#options;
    const client = getClient();
    await this.#outcome.load();
    const made = await client.signUp(user);
    this.#made = made;
    // Who has signed in elsewhere meanwhile stays: the account is there, and its user signs in when it suits.
    const goesOn = signsIn() && (isGuest() || !client.isActiveSessionValid());
    this.#credentials = goesOn ? toCredentials(user) : undefined;
    let signedIn: User | undefined;
    try {
      if (goesOn) signedIn = await this.#signIn(client);
    } finally {
      onSignUp(signedIn ?? made);
    }
  }

  async #signIn(client: CubeClient): Promise<User> {
    const credentials = this.#credentials ?? {login: '', password: ''};
    const user = await client.signIn(credentials);
    saveSignIn({identifier: toIdentifier(credentials), password: credentials.password}, user);
    this.#forget();
    return user;
  }

  #describeSignIn(error: unknown, messages: SignupMessages): FormErrors {
    return this.#outcome.part?.describeSignIn(error, messages) ?? describeProblem(error, messages);
  }

  #forget(): void {
    this.#credentials = undefined;
    this.#made = undefined;
    this.#mayExist = false;
  }
}
