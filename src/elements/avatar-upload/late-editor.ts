import {describeProblem} from '../../internal/form/describe-problem.js';
import {recoverFocus} from '../../internal/recover-focus.js';
import {LatePart} from '../../internal/late-part.js';
import type {AvatarUploadHost} from './avatar-upload-host.js';
import type {AvatarEditor} from './editor/avatar-editor.js';
import type {Picked} from './sources/transfer.js';

type EditorWork = (editor: AvatarEditor) => void;

/** All that is done with a photo: loaded when somebody has picked one. What was picked is kept where that fails. */
export class LateEditor {
  readonly #host: AvatarUploadHost;
  readonly #late: LatePart<AvatarEditor>;
  #waiting: EditorWork | undefined;
  #holdsPhoto = false;
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

  /** Whether a photo that has been picked waits for it. */
  get holdsPhoto(): boolean {
    return this.#holdsPhoto;
  }

  /** Why it has not come. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Nothing waits for it any more. */
  reset(): void {
    this.#waiting = undefined;
    this.#holdsPhoto = false;
    this.#problem = undefined;
  }

  /** Does the last that had to wait once more. */
  readonly tryAgain = (): void => {
    if (this.#waiting) void this.#wait(this.#waiting);
  };

  /** Takes what has been picked. */
  pick(picked: Picked): void {
    const {announce, getMessages} = this.#host;
    announce(getMessages().openingPhoto);
    this.do((editor) => void editor.pick(picked));
    this.#holdsPhoto = !!this.#waiting;
  }

  /** Does something, as soon as the part is there. What has been waiting before is forgotten. */
  do(work: EditorWork): void {
    this.reset();
    if (this.part) work(this.part);
    else void this.#wait(work);
  }

  async #wait(work: EditorWork): Promise<void> {
    const {element, announce, getMessages, onError} = this.#host;
    this.#waiting = work;
    this.#problem = undefined;
    element.requestUpdate();
    try {
      const editor = await this.#late.load();
      if (this.#waiting !== work) return;
      this.reset();
      work(editor);
    } catch (error) {
      if (this.#waiting !== work) return;
      this.#problem = describeProblem(error, getMessages()).summary;
      announce(this.#problem ?? '');
      onError(error);
    }
    element.requestUpdate();
    if (this.#problem) void recoverFocus(element);
  }
}
