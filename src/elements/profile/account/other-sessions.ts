import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {isCubeApiError} from '../../../errors.js';
import {describeProblem} from '../../../internal/form/describe-problem.js';
import {FormSubmission} from '../../../internal/form/form-submission.js';
import {renderSummary} from '../../../internal/message.js';
import type {ProfileAccountMessages} from '../../../locales/profile-account-messages.js';
import type {CubeClient} from '../../../session/client.js';
import type {ProfileHost} from '../profile-part.js';
import {renderDone} from './render-done.js';

/** Whose server has said that it does not offer it, as long as this page lives. */
const withoutIt = new WeakSet<CubeClient>();

type Outcome = 'done' | 'missing';

/** Signs the user out everywhere but here, where the server offers it. */
export class OtherSessions implements ReactiveController {
  readonly #profile: ProfileHost;
  readonly #submission: FormSubmission;
  #call = new AbortController();
  #outcome: Outcome | undefined;
  #movesFocus = false;

  constructor(profile: ProfileHost) {
    this.#profile = profile;
    this.#submission = new FormSubmission(profile.element, {...profile, getForm: () => null});
    profile.element.addController(this);
  }

  /** As somebody finds it who has not used it yet; what is under way is not waited for any more. */
  reset(): void {
    this.#call.abort();
    this.#call = new AbortController();
    this.#submission.reset();
    this.#outcome = undefined;
  }

  /** The focus goes on where the row has been. */
  hostUpdated(): void {
    if (this.#movesFocus) this.#find('.missing')?.focus();
    this.#movesFocus = false;
  }

  render(): TemplateResult | typeof nothing {
    const messages = this.#profile.getMessages();
    const client = this.#profile.getClient();
    if (this.#outcome === 'missing') {
      return html`<p class="missing" tabindex="-1">${messages.signOutElsewhereMissing}</p>`;
    }
    if (client && withoutIt.has(client)) return nothing;
    const {isPending, summary} = this.#submission;
    return html`
      <div class="row">
        <span>${messages.otherDevices}</span>
        <button
          class="link sign-out-elsewhere"
          type="button"
          aria-disabled=${isPending ? 'true' : nothing}
          @click=${this.#handleClick}
        >
          ${isPending ? messages.signingOutElsewhere : messages.signOutElsewhere}
        </button>
      </div>
      ${renderSummary(summary)} ${this.#outcome ? renderDone(messages.signedOutElsewhere) : nothing}
    `;
  }

  readonly #handleClick = (): void => {
    const client = this.#profile.getClient();
    if (client && !this.#submission.isPending) void this.#signOut(client);
  };

  async #signOut(client: CubeClient): Promise<void> {
    const messages = this.#profile.getMessages();
    const {signal} = this.#call;
    this.#outcome = undefined;
    await this.#submission.run({
      activity: messages.signingOutElsewhere,
      work: async () => {
        const outcome = await signOutElsewhere(client, signal);
        if (!signal.aborted) this.#show(outcome, messages);
      },
      describe: (error) => describeProblem(error, messages),
    });
  }

  #show(outcome: Outcome, messages: ProfileAccountMessages): void {
    const isMissing = outcome === 'missing';
    this.#outcome = outcome;
    this.#movesFocus = isMissing && !!this.#find('.sign-out-elsewhere:focus');
    this.#profile.announce(isMissing ? messages.signOutElsewhereMissing : messages.signedOutElsewhere);
  }

  #find(selector: string): HTMLElement | null {
    return this.#profile.element.renderRoot.querySelector(selector);
  }
}

async function signOutElsewhere(client: CubeClient, signal: AbortSignal): Promise<Outcome> {
  try {
    await client.deleteSessionsExceptCurrent({signal});
    return 'done';
  } catch (error) {
    if (!isCubeApiError(error) || error.status !== 404) throw error;
    withoutIt.add(client);
    return 'missing';
  }
}
