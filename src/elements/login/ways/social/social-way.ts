import {nothing, type TemplateResult} from 'lit';
import type {SocialCredentials} from '../../../../api/models.js';
import {adoptStyles} from '../../../../internal/adopt-styles.js';
import {mayTakeFocus} from '../../../../internal/focus.js';
import {FormSubmission} from '../../../../internal/form/form-submission.js';
import {formatMessage} from '../../../../internal/format-message.js';
import {spinnerStyles} from '../../../../internal/spinner.styles.js';
import {loginWays} from '../../../../locales/en/login-ways.js';
import {socialWay} from '../../../../locales/en/social-way.js';
import {CubeProviderError, isCubeProviderError} from '../../../../provider-error.js';
import {ProviderSignIn} from '../provider-sign-in.js';
import type {CreateWay, Way, WayOptions} from '../way.js';
import {askProvider, type SocialRequest} from './ask-provider.js';
import {describeFailure, toStep} from './describe-failure.js';
import {facebook} from './facebook.js';
import {handOver} from './hand-over.js';
import {askPage} from './page-token.js';
import {readCode} from './read-code.js';
import {readRedirectUri} from './settings.js';
import type {SocialAnswer, SocialPlace} from './social-answer.js';
import {requireAccess, type SocialAccess, type SocialService} from './social-service.js';
import {
  busySteps,
  describeStep,
  renderSocial,
  stepsWithWayBack,
  type SocialMessages,
  type SocialStep,
} from './social-view.js';
import {socialWayStyles} from './social-way.styles.js';
import type {SocialWindow} from './social-window.js';
import {takeAnswer} from './take-answer.js';
import {twitter} from './twitter.js';

type Ask = (signal: AbortSignal) => Promise<SocialCredentials>;

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
    adoptStyles(host.renderRoot, spinnerStyles);
    adoptStyles(host.renderRoot, socialWayStyles);
    this.#options = options;
    this.#signIn = new ProviderSignIn(options.getStore);
    this.#submission = new FormSubmission(host, {...options, getForm: () => null});
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

  get hasWayBack(): boolean {
    return stepsWithWayBack.includes(this.#step);
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
    const taken = takeAnswer(this.#service.provider, this.#setting);
    if (!taken) return undefined;
    const {answer, attempt} = taken;
    if (answer.place === 'popup') {
      void this.#handOver(answer);
      return '';
    }
    this.#identifier = attempt?.identifier ?? '';
    void this.#attempt((signal) => {
      if (!attempt) throw new CubeProviderError('Nobody waits for this answer of the provider.', 'stale');
      return this.#redeem(requireAccess(this.#service, this.#options.host), answer, attempt, signal);
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

  get #setting(): string {
    return this.#options.host.getAttribute(this.#service.setting) ?? '';
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
    const access = requireAccess(this.#service, host);
    const request = {
      provider,
      place,
      access,
      redirectUri: readRedirectUri(host),
      setting: this.#setting,
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
    // Whatever becomes of this element meanwhile: the other page waits.
    const isTaken = await handOver(answer);
    if (!signal.aborted) await this.#show(isTaken ? 'handed-over' : 'unawaited');
    if (isTaken) window.close();
  }

  #fail(error: unknown): void {
    if (isCubeProviderError(error) && error.problem === 'cancelled') {
      this.#leave();
      return;
    }
    this.#running.abort();
    const step = toStep(error, !!this.#options.host.getSocialToken);
    void this.#show(step);
    if (step === 'failed') this.#submission.show(describeFailure(error, this.#provider, this.#messages));
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
