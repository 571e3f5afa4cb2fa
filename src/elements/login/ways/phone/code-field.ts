import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {renderField, toControlId, type FieldView} from '../../../../internal/form/field.js';
import {toAsciiDigits} from './ascii-digits.js';
import {codeLength, readCode} from './sms-code.js';

export interface CodeFieldView extends Omit<FieldView, 'label'> {
  /** Its name, which is not to be seen: the heading says it. */
  readonly hiddenLabel: string;
  /** Id of a text that tells more about it. */
  readonly describedBy: string;
  /** Whether the code has been taken, so that it makes no sense to change it. */
  readonly isReadOnly: boolean;
  /** All digits are there. */
  readonly onComplete: (code: string) => void;
}

const positions = Array.from({length: codeLength}, (_, index) => index);

/** One input drawn as a cell for each digit of a code. Whatever is pasted or filled in, its digits are what counts. */
export class CodeField {
  readonly #host: ReactiveElement;
  /** What is selected; nothing where the focus is elsewhere. */
  #selection: {readonly start: number; readonly end: number} | undefined;
  #onComplete: CodeFieldView['onComplete'] = () => undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  /** As somebody finds it who has not used it yet. */
  reset(): void {
    this.#selection = undefined;
  }

  render(view: CodeFieldView): TemplateResult {
    const {name, hiddenLabel, describedBy, isReadOnly, error, onComplete} = view;
    const field = {...view, label: ''};
    const id = toControlId(field);
    this.#onComplete = onComplete;
    return renderField(
      field,
      html`
        <span class="cube-control cube-code" dir="ltr">
          <span class="cube-cells" aria-hidden="true">
            ${positions.map(
              (position) =>
                html`<span
                  class="cube-cell"
                  ?data-active=${position === this.#activeCell}
                  ?data-selected=${this.#isSelected(position)}
                ></span>`,
            )}
          </span>
          <span class="cube-code-text">
            <input
              class="cube-input"
              id=${id}
              name=${name}
              type="text"
              dir="ltr"
              inputmode="numeric"
              pattern="[0-9]*"
              autocomplete="one-time-code"
              autocapitalize="none"
              autocorrect="off"
              spellcheck="false"
              enterkeyhint="go"
              ?readonly=${isReadOnly}
              aria-label=${hiddenLabel}
              aria-required="true"
              aria-invalid=${error ? 'true' : nothing}
              aria-describedby=${error ? `${id}-error ${describedBy}` : describedBy}
              @input=${this.#handleInput}
              @compositionend=${this.#handleInput}
              @paste=${this.#handlePaste}
              @focus=${this.#handleCaret}
              @blur=${this.#handleCaret}
              @keyup=${this.#handleCaret}
              @pointerup=${this.#handleCaret}
              @selectionchange=${this.#handleCaret}
            />
          </span>
        </span>
      `,
    );
  }

  // Nothing else, so that no key is answered twice while a text is being composed.
  readonly #handleInput = (event: Event): void => {
    if (event instanceof InputEvent && event.isComposing) return;
    this.#take(event.currentTarget as HTMLInputElement);
  };

  /** A whole code takes the place of whatever is there. */
  readonly #handlePaste = (event: ClipboardEvent): void => {
    const input = event.currentTarget as HTMLInputElement;
    const code = readCode(event.clipboardData?.getData('text') ?? '');
    if (code.length < codeLength || input.readOnly) return;
    event.preventDefault();
    input.value = code;
    this.#take(input);
  };

  #take(input: HTMLInputElement): void {
    const code = readCode(input.value);
    if (code !== input.value) {
      const before = toAsciiDigits(input.value.slice(0, input.selectionStart ?? undefined));
      const caret = Math.min(before.replace(/\D/g, '').length, code.length);
      input.value = code;
      input.setSelectionRange(caret, caret);
    }
    this.#showCaret(input);
    if (code.length === codeLength) this.#onComplete(code);
  }

  readonly #handleCaret = (event: Event): void => this.#showCaret(event.currentTarget as HTMLInputElement);

  /** Where the caret is, or a selection begins. */
  get #activeCell(): number | undefined {
    return this.#selection && Math.min(this.#selection.start, codeLength - 1);
  }

  #isSelected(position: number): boolean {
    const {start = 0, end = 0} = this.#selection ?? {};
    return position >= start && position < end;
  }

  #showCaret(input: HTMLInputElement): void {
    const {start, end} = this.#selection ?? {};
    const hasFocus = input.matches(':focus');
    const now = hasFocus ? {start: input.selectionStart ?? 0, end: input.selectionEnd ?? 0} : undefined;
    if (now?.start === start && now?.end === end) return;
    this.#selection = now;
    // Later: the focus may go in the midst of an update that takes the field away.
    queueMicrotask(() => this.#host.requestUpdate());
  }
}
