import {nothing, type TemplateResult} from 'lit';
import type {SocialCredentials} from '../../../../api/models.js';
import {CubeValidationError} from '../../../../errors.js';
import {mayTakeFocus} from '../../../../internal/focus.js';
import {FormSubmission} from '../../../../internal/form/form-submission.js';
import {formatMessage} from '../../../../internal/format-message.js';
import {loginWays} from '../../../../locales/en/login-ways.js';
import {socialWay} from '../../../../locales/en/social-way.js';
import {CubeProviderError, isCubeProviderError} from '../../../../provider-error.js';
import {describeWayError} from '../describe-way-error.js';
import {ProviderSignIn} from '../provider-sign-in.js';
import type {CreateWay, Way, WayOptions} from '../way.js';
import {askProvider, type SocialRequest} from './ask-provider.js';
import {facebook} from './facebook.js';
import {handOver} from './hand-over.js';
import {takeAttempt} from './kept-attempt.js';
import {askPage} from './page-token.js';
import {readCode} from './read-code.js';
import {readRedirectUri} from './settings.js';
import {readSocialAnswer, takeSocialAnswer, type SocialAnswer, type SocialPlace} from './social-answer.js';
import type {SocialAccess, SocialService} from './social-service.js';
import {describeStep, renderSocial, type SocialMessages, type SocialStep} from './social-view.js';
import type {SocialWindow} from './social-window.js';
import {twitter} from './twitter.js';

type Ask = (signal: AbortSignal) => Promise<SocialCredentials>;

/** Something is done that the user does not do. */
const busySteps: readonly SocialStep[] = ['asking', 'leaving', 'finishing', 'handing-over'];

/** Signs in with Facebook or Twitter, in a window of the provider's or in the place of the page. */
class SocialWay implements Way {
  readonly #service: SocialService;
  readonly #options: WayOptions;
  readonly #submission: FormSubmission;
  #signIn: ProviderSignIn;
  #running = new AbortController();
  #step: SocialStep = 'idle';
  #window: SocialWindow | undefined;
  #identifier = '';

  constructor(service: SocialService, options: WayOptions) {
    const {host} = options;
    this.#service = service;
    this.#options = options;
    this.#signIn = new ProviderSignIn(options.getStore);
    this.#submission = new FormSubmission(host, {...options, getForm: () => null});
    // Not where the element is only moved.
    host.addController({hostDisconnected: () => queueMicrotask(() => host.isConnected || this.close())});
  }

  get heading(): string {
    return formatMessage(this.#messages.socialHeading, {provider: this.#provider});
  }

  get isPending(): boolean {
    return busySteps.includes(this.#step);
  }

  get isAtStart(): boolean {
    return this.#step === 'idle';
  }

  open(identifier: string): void {
    if (this.isPending || this.resume() !== undefined) return;
    this.#identifier = identifier;
    if (this.#step === 'waiting') this.#window?.focus();
    else this.#try();
  }

  close(): void {
    if (this.#step === 'idle') return;
    this.#running.abort();
    this.#signIn = new ProviderSignIn(this.#options.getStore);
    // An update in the midst of one that takes this away would be one too many.
    if (this.#step === 'failed') this.#submission.reset();
    this.#step = 'idle';
  }

  resume(): string | undefined {
    if (readSocialAnswer(location.href)?.provider !== this.#service.provider) return undefined;
    const answer = takeSocialAnswer() as SocialAnswer;
    if (answer.place === 'popup') {
      void this.#handOver(answer);
      return '';
    }
    const attempt = takeAttempt(answer.state);
    this.#identifier = attempt?.identifier ?? '';
    void this.#attempt((signal) => {
      if (!attempt) throw new CubeProviderError('Nobody waits for this answer of the provider.', 'stale');
      return this.#redeem(this.#readAccess(), answer, attempt, signal);
    });
    return this.#identifier;
  }

  render(): TemplateResult | typeof nothing {
    return renderSocial({
      step: this.#step,
      messages: this.#messages,
      provider: this.#provider,
      summary: this.#submission.summary,
      onShowWindow: () => this.#window?.focus(),
      onTry: () => this.#try(),
      onContinueHere: () => this.#try('redirect'),
      onOpenWindow: () => this.#try('popup'),
      onCancel: () => this.#leave(),
    });
  }

  renderForm(): typeof nothing {
    return nothing;
  }

  get #messages(): SocialMessages {
    return {...loginWays, ...socialWay, ...this.#options.getMessages()};
  }

  get #provider(): string {
    const {withFacebook, withTwitter} = this.#messages;
    return this.#service.provider === 'facebook' ? withFacebook : withTwitter;
  }

  /** @throws {CubeValidationError} if the page has not set it up. */
  #readAccess(): SocialAccess {
    const {setting} = this.#service;
    const access = this.#service.read(this.#options.host);
    if (access) return access;
    const text = `<cube-login> needs ${setting} or getSocialToken to sign in with ${this.#service.provider}.`;
    throw new CubeValidationError(text, {[setting]: ['is missing']});
  }

  /** Within a click: it may open a window. */
  #try(place?: SocialPlace): void {
    const {host} = this.#options;
    const isRedirect = host.getAttribute('provider-window') === 'redirect';
    void this.#attempt((signal) => this.#ask(place ?? (isRedirect ? 'redirect' : 'popup'), signal));
  }

  /** Ends what is under way, and begins anew. */
  #begin(step: SocialStep): AbortSignal {
    this.#running.abort();
    this.#running = new AbortController();
    this.#submission.reset();
    void this.#show(step);
    return this.#running.signal;
  }

  async #attempt(ask: Ask): Promise<void> {
    const signal = this.#begin('finishing');
    try {
      // In one go as far as a window opens; a kept token is used without asking.
      const user = await this.#signIn.run(async () => ask(signal), signal);
      this.close();
      this.#options.onSignIn(user);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  async #ask(place: SocialPlace, signal: AbortSignal): Promise<SocialCredentials> {
    const {host} = this.#options;
    const {provider} = this.#service;
    const {getSocialToken} = host;
    if (typeof getSocialToken === 'function') {
      void this.#show('asking');
      const credentials = await askPage(getSocialToken, provider, signal);
      void this.#show('finishing');
      return credentials;
    }
    const access = this.#readAccess();
    const request = {
      provider,
      place,
      access,
      redirectUri: readRedirectUri(host),
      identifier: this.#identifier,
    };
    const {answer, attempt} = await askProvider(request, signal, {
      onOpen: (opened) => {
        this.#window = opened;
        void this.#show('waiting');
      },
      onClose: () => void this.#show('closed'),
      onLeave: () => void this.#show('leaving'),
      onReturn: () => this.#leave(),
    });
    return this.#redeem(access, answer, attempt, signal);
  }

  async #redeem(
    access: SocialAccess,
    answer: SocialAnswer,
    {verifier, redirectUri}: Pick<SocialRequest, 'redirectUri'> & {readonly verifier: string},
    signal: AbortSignal,
  ): Promise<SocialCredentials> {
    const code = readCode(answer);
    void this.#show('finishing');
    return access.exchange({code, verifier, redirectUri}, signal);
  }

  async #handOver(answer: SocialAnswer): Promise<void> {
    const signal = this.#begin('handing-over');
    const isTaken = await handOver(answer, signal);
    if (signal.aborted) return;
    await this.#show(isTaken ? 'handed-over' : 'unawaited');
    if (isTaken) window.close();
  }

  #fail(error: unknown): void {
    const problem = isCubeProviderError(error) ? error.problem : undefined;
    if (problem === 'cancelled') {
      this.#leave();
      return;
    }
    this.#running.abort();
    if (problem === 'blocked') {
      void this.#show('blocked');
    } else if (isCubeProviderError(error) && error.code === 'storage-refused') {
      void this.#show('unkept');
    } else {
      void this.#show('failed');
      const {answerStale} = this.#messages;
      const provider = this.#provider;
      this.#submission.show(
        problem === 'stale'
          ? {summary: formatMessage(answerStale, {provider})}
          : describeWayError(error, provider, this.#messages),
      );
    }
    this.#options.onError(error);
  }

  #leave(): void {
    this.close();
    this.#options.onLeave();
  }

  async #show(step: SocialStep): Promise<void> {
    const {host, announce} = this.#options;
    this.#step = step;
    const said = describeStep({step, messages: this.#messages, provider: this.#provider});
    if (said) announce(said);
    host.requestUpdate();
    await host.updateComplete;
    const root = host.renderRoot as ShadowRoot;
    if (step !== 'idle' && mayTakeFocus(host) && !root.activeElement)
      root.querySelector<HTMLElement>('[part=social-action]')?.focus();
  }
}

export const createFacebookWay: CreateWay = (options) => new SocialWay(facebook, options);

export const createTwitterWay: CreateWay = (options) => new SocialWay(twitter, options);
