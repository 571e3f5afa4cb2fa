import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {PasswordFieldMessages} from '../../locales/messages.js';
import {eyeIcon, eyeOffIcon} from '../icons.js';
import {renderField, toControlId, toDescribedBy, type FieldView} from './field.js';

export interface PasswordFieldView extends FieldView {
  readonly messages: PasswordFieldMessages;
  readonly autocomplete: 'current-password' | 'new-password';
  readonly enterKeyHint?: 'next' | 'go';
  /** Tells password managers what to make up, such as `minlength: 6; maxlength: 40;`. */
  readonly rules?: string;
  /** Stands right below what is typed. */
  readonly meter?: TemplateResult | undefined;
}

/** A field for a password that can be shown, and that says when Caps Lock is on. */
export class PasswordField {
  readonly #host: ReactiveControllerHost;
  #isRevealed = false;
  #isCapsLockOn = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** As somebody finds it who has not used it yet. */
  reset(): void {
    this.#isRevealed = false;
    this.#isCapsLockOn = false;
  }

  /** A password is not on show while it is sent, so that the browser offers to save it as one. */
  hide(): void {
    this.#isRevealed = false;
    this.#host.requestUpdate();
  }

  render(view: PasswordFieldView): TemplateResult {
    const {name, messages, autocomplete, enterKeyHint = 'go', rules, error, isRequired = true} = view;
    const capsLock = !error && this.#isCapsLockOn && messages.capsLock;
    const help = [capsLock, view.help].filter(Boolean).join(' ');
    const id = toControlId(view);
    return renderField(
      {...view, help},
      html`
        <span class="cube-control">
          <input
            class="cube-input"
            id=${id}
            name=${name}
            type=${this.#isRevealed ? 'text' : 'password'}
            autocomplete=${autocomplete}
            autocapitalize="none"
            autocorrect="off"
            spellcheck="false"
            enterkeyhint=${enterKeyHint}
            passwordrules=${rules ?? nothing}
            aria-required=${isRequired ? 'true' : nothing}
            aria-invalid=${error ? 'true' : nothing}
            aria-describedby=${toDescribedBy({...view, help})}
            @keydown=${this.#handleKey}
            @keyup=${this.#handleKey}
          />
          <button
            class="cube-reveal"
            type="button"
            aria-label=${messages.showPassword}
            aria-pressed=${this.#isRevealed ? 'true' : 'false'}
            aria-controls=${id}
            @click=${this.#handleReveal}
          >
            ${this.#isRevealed ? eyeOffIcon : eyeIcon}
          </button>
        </span>
        ${view.meter ?? nothing}
      `,
    );
  }

  readonly #handleReveal = (): void => {
    this.#isRevealed = !this.#isRevealed;
    this.#host.requestUpdate();
  };

  // Autofill sends key events that are none.
  readonly #handleKey = (event: Event): void => {
    this.#isCapsLockOn = event instanceof KeyboardEvent && event.getModifierState('CapsLock');
    this.#host.requestUpdate();
  };
}
