import {recoverFocus} from '../../../internal/recover-focus.js';
import {FormSubmission} from '../../../internal/form/form-submission.js';
import {RetryWait} from '../../../internal/form/retry-wait.js';
import {languageOf} from '../../../internal/language.js';
import type {AvatarEditorMessages} from '../../../locales/avatar-editor-messages.js';
import type {AvatarUploadMessages} from '../../../locales/avatar-upload-messages.js';
import type {AvatarUploadHost} from '../avatar-upload-host.js';
import {isPictureError} from '../picture/picture-error.js';
import {describeAvatarError} from './describe-avatar-error.js';

/**
 * What is going on; nothing where a photo can be picked and nothing waits.
 * `failed`: the last attempt can be made again.
 */
export type EditorPhase = 'opening' | 'camera' | 'editing' | 'saving' | 'failed' | 'removing';

/** Something that takes its time, and can be done once more where it has failed. */
export interface EditorWork {
  readonly phase: EditorPhase;
  /** Rejects with the reason where it fails. Nobody waits for it any more once the signal is aborted. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  readonly tryAgain: () => Promise<void>;
}

/** One thing at a time: what it is, how it has failed, and where the focus goes then. */
export class EditorActivity {
  readonly #host: AvatarUploadHost;
  readonly #getMessages: () => AvatarUploadMessages & AvatarEditorMessages;
  /** The phase when nothing is going on. */
  readonly #findRest: () => EditorPhase | undefined;
  readonly #errors: FormSubmission;
  #phase: EditorPhase | undefined;
  #task: EditorPhase | undefined;
  #abort = new AbortController();
  #tryAgain: (() => Promise<void>) | undefined;

  constructor(
    host: AvatarUploadHost,
    getMessages: () => AvatarUploadMessages & AvatarEditorMessages,
    findRest: () => EditorPhase | undefined,
  ) {
    const {element, announce, onError} = host;
    this.#host = host;
    this.#getMessages = getMessages;
    this.#findRest = findRest;
    const wait = new RetryWait(element);
    this.#errors = new FormSubmission(element, {getMessages, getForm: () => null, announce, onError, wait});
  }

  get phase(): EditorPhase | undefined {
    return this.#phase;
  }

  /** What is going on, or has failed and can be done once more. */
  get task(): EditorPhase | undefined {
    return this.#phase === 'failed' ? this.#task : this.#phase;
  }

  /** What went wrong, in the user's words. */
  get problem(): string | undefined {
    return this.#errors.summary;
  }

  /** Makes the last attempt again, where that may help. */
  get tryAgain(): (() => Promise<void>) | undefined {
    return this.#phase === 'failed' ? this.#tryAgain : undefined;
  }

  /** Ends what is going on, and does this. Never rejects. */
  async begin({phase, work, tryAgain}: EditorWork): Promise<void> {
    this.stop();
    const {signal} = this.#abort;
    this.#task = phase;
    this.#setPhase(phase);
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) this.fail(error, tryAgain);
    }
  }

  /** Says what went wrong. */
  fail(error: unknown, tryAgain: () => Promise<void>): void {
    const {element, getSettings, onError} = this.#host;
    this.#tryAgain = tryAgain;
    // The same picture would be of no more use the next time.
    if (isPictureError(error)) this.rest();
    else this.#setPhase('failed');
    const problem = describeAvatarError(error, {
      messages: this.#getMessages(),
      language: languageOf(element),
      limits: getSettings().limits,
      hasPhoto: this.#task !== 'removing',
    });
    this.#errors.show(problem);
    onError(error);
  }

  /** Nobody waits any more for what is going on, or asks what went wrong. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#errors.reset();
  }

  /** Nothing is going on any more. */
  readonly rest = (): void => this.#setPhase(this.#findRest());

  #setPhase(phase: EditorPhase | undefined): void {
    const {element} = this.#host;
    this.#phase = phase;
    element.requestUpdate();
    // While a photo is being read, the focus waits for what comes then; the camera takes it itself.
    if (phase !== 'opening' && phase !== 'camera') void recoverFocus(element);
  }
}
