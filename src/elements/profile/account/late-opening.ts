import {describeProblem} from '../../../internal/form/describe-problem.js';
import {FormSubmission} from '../../../internal/form/form-submission.js';
import {LatePart} from '../../../internal/late-part.js';
import type {ProfileHost} from '../profile-part.js';

/** A part that is loaded when somebody wants to open it. Where it cannot be loaded, it says so. */
export class LateOpening<Part extends {open(): void}> {
  readonly #profile: ProfileHost;
  readonly #late: LatePart<Part>;
  readonly #loading: FormSubmission;

  constructor(profile: ProfileHost, load: () => Promise<Part>) {
    this.#profile = profile;
    this.#late = new LatePart(profile.element, load);
    this.#loading = new FormSubmission(profile.element, {...profile, getForm: () => null});
  }

  /** The part, once it has come. */
  get part(): Part | undefined {
    return this.#late.part;
  }

  /** Why it could not be opened. */
  get problem(): string | undefined {
    return this.#loading.summary;
  }

  /** As somebody finds it who has not used it yet. */
  reset(): void {
    this.#loading.reset();
  }

  readonly prefetch = (): void => this.#late.prefetch();

  readonly open = (): void => {
    const messages = this.#profile.getMessages();
    void this.#loading.run({
      activity: '',
      work: async () => (await this.#late.load()).open(),
      describe: (error) => describeProblem(error, messages),
    });
  };
}
