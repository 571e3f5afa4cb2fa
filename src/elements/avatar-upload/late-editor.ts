import {describeProblem} from '../../internal/form/describe-problem.js';
import {LatePart} from '../../internal/late-part.js';
import type {AvatarUploadHost} from './avatar-upload-host.js';
import type {AvatarEditor} from './editor/avatar-editor.js';

type EditorWork = (editor: AvatarEditor) => void;

/** All that is done with a photo: loaded when somebody has picked one. What was picked is kept where that fails. */
export class LateEditor {
  readonly #host: AvatarUploadHost;
  readonly #late: LatePart<AvatarEditor>;
  #waiting: EditorWork | undefined;
  #problem: string | undefined;

  constructor(host: AvatarUploadHost) {
    this.#host = host;
    this.#late = new LatePart(host.element, async () => {
      const {AvatarEditor} = await import('./editor/avatar-editor.js');
      return new AvatarEditor(host);
    });
  }

  /** The part, once it has come. */
  get part(): AvatarEditor | undefined {
    return this.#late.part;
  }

  /** Whether something waits for it. */
  get isLoading(): boolean {
    return !!this.#waiting && !this.#problem;
  }

  /** Why it has not come. */
  get problem(): string | undefined {
    return this.#problem;
  }

  readonly prefetch = (): void => this.#late.prefetch();

  /** Nothing waits for it any more. */
  reset(): void {
    this.#waiting = undefined;
    this.#problem = undefined;
  }

  /** Does the last that had to wait once more. */
  readonly tryAgain = (): void => {
    if (this.#waiting) this.do(this.#waiting);
  };

  /** Does something, as soon as the part is there. What has been waiting before is forgotten. */
  do(work: EditorWork): void {
    if (this.part) work(this.part);
    else void this.#wait(work);
  }

  async #wait(work: EditorWork): Promise<void> {
    const {element, announce, getMessages, onError} = this.#host;
    this.#waiting = work;
    this.#problem = undefined;
    announce(getMessages().openingPhoto);
    element.requestUpdate();
    try {
      const editor = await this.#late.load();
      if (this.#waiting !== work) return;
      this.#waiting = undefined;
      work(editor);
    } catch (error) {
      if (this.#waiting !== work) return;
      this.#problem = describeProblem(error, getMessages()).summary;
      announce(this.#problem ?? '');
      onError(error);
    }
    element.requestUpdate();
  }
}
