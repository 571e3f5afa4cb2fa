import {describeProblem} from '../../../internal/form/describe-problem.js';
import {LatePart} from '../../../internal/late-part.js';
import type {CubeClient} from '../../../session/client.js';
import type {ProfileHost} from '../profile-part.js';

/** For whom it is to open. */
interface Opening {
  readonly userId: number | undefined;
  readonly client: CubeClient | undefined;
}

/** A part that is loaded when somebody wants to open it. Where it cannot be loaded, it says so. */
export class LateOpening<Part extends {open(): void}> {
  readonly #profile: ProfileHost;
  readonly #late: LatePart<Part>;
  #opening: Opening | undefined;
  #problem: string | undefined;

  constructor(profile: ProfileHost, load: () => Promise<Part>) {
    this.#profile = profile;
    this.#late = new LatePart(profile.element, load);
  }

  /** The part, once it has come. */
  get part(): Part | undefined {
    return this.#late.part;
  }

  /** Whether it is being loaded to be opened then. */
  get isOpening(): boolean {
    return this.#opening !== undefined;
  }

  /** Why it could not be opened. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** As somebody finds it who has not used it yet; what is being loaded does not open any more. */
  reset(): void {
    this.#opening = undefined;
    this.#problem = undefined;
  }

  readonly prefetch = (): void => this.#late.prefetch();

  readonly open = (): void => {
    const {getUser, getClient} = this.#profile;
    if (!this.#opening) void this.#open({userId: getUser()?.id, client: getClient()});
  };

  async #open(opening: Opening): Promise<void> {
    const {element, announce} = this.#profile;
    this.#opening = opening;
    this.#problem = undefined;
    announce('');
    element.requestUpdate();
    try {
      const part = await this.#late.load();
      if (this.#isWanted(opening)) part.open();
    } catch (error) {
      if (this.#isWanted(opening)) this.#show(error);
    }
    if (this.#opening === opening) this.#opening = undefined;
    element.requestUpdate();
  }

  /** Whoever has asked for it may have gone meanwhile: nothing opens for another user, or out of sight. */
  #isWanted(opening: Opening): boolean {
    const {getState, getClient} = this.#profile;
    const {status, user} = getState() ?? {};
    return (
      this.#opening === opening &&
      status === 'authenticated' &&
      user?.id === opening.userId &&
      getClient() === opening.client
    );
  }

  #show(error: unknown): void {
    const {getMessages, announce, onError} = this.#profile;
    this.#problem = describeProblem(error, getMessages()).summary;
    announce(this.#problem ?? '');
    onError(error);
  }
}
