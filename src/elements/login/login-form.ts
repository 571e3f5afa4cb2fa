import {html, nothing, type TemplateResult} from 'lit';
import {alertIcon, eyeIcon, eyeOffIcon} from '../../internal/icons.js';
import type {LoginMessages} from '../../locales/messages.js';
import type {LoginErrors} from './describe-error.js';

export interface LoginFormView {
  /** Makes the ids of this form different from those of any other on the page. */
  readonly id: string;
  readonly messages: LoginMessages;
  readonly errors: LoginErrors;
  /** Filled in when the form appears; what has been typed since stays. */
  readonly identifier: string;
  /** Whether the user may choose to be kept signed in. */
  readonly canRemember: boolean;
  readonly isPending: boolean;
  readonly isRevealed: boolean;
  readonly isCapsLockOn: boolean;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onReveal: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** The form got the focus, or was typed into. */
  readonly onUse: () => void;
}

const renderError = (id: string, text: string | undefined) =>
  text ? html`<p class="cube-error" id=${id}>${alertIcon}<span>${text}</span></p>` : nothing;

function renderIdentifier({id, messages, errors, identifier}: LoginFormView): TemplateResult {
  return html`
    <div class="cube-field">
      <label class="cube-label" for="${id}-identifier">${messages.identifier}</label>
      <span class="cube-control">
        <input
          class="cube-input"
          id="${id}-identifier"
          name="username"
          type="text"
          autocomplete="username"
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          enterkeyhint="next"
          value=${identifier}
          aria-required="true"
          aria-invalid=${errors.identifier ? 'true' : nothing}
          aria-describedby=${errors.identifier ? `${id}-identifier-error` : nothing}
        />
      </span>
      ${renderError(`${id}-identifier-error`, errors.identifier)}
    </div>
  `;
}

function renderPassword(view: LoginFormView): TemplateResult {
  const {id, messages, errors, isRevealed, isCapsLockOn} = view;
  const describedBy = errors.password ? `${id}-password-error` : isCapsLockOn ? `${id}-caps-lock` : nothing;
  return html`
    <div class="cube-field">
      <label class="cube-label" for="${id}-password">${messages.password}</label>
      <span class="cube-control">
        <input
          class="cube-input"
          id="${id}-password"
          name="password"
          type=${isRevealed ? 'text' : 'password'}
          autocomplete="current-password"
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          enterkeyhint="go"
          aria-required="true"
          aria-invalid=${errors.password ? 'true' : nothing}
          aria-describedby=${describedBy}
          @keydown=${view.onKey}
          @keyup=${view.onKey}
        />
        <button
          class="cube-reveal"
          type="button"
          aria-label=${messages.showPassword}
          aria-pressed=${isRevealed ? 'true' : 'false'}
          aria-controls="${id}-password"
          @click=${view.onReveal}
        >
          ${isRevealed ? eyeOffIcon : eyeIcon}
        </button>
      </span>
      ${renderError(`${id}-password-error`, errors.password)}
      ${isCapsLockOn ? html`<p class="cube-help" id="${id}-caps-lock">${messages.capsLock}</p>` : nothing}
    </div>
  `;
}

// The browser keeps what is ticked, as it keeps what is typed.
const renderRemember = ({id, messages}: LoginFormView): TemplateResult => html`
  <div class="cube-field">
    <label class="cube-check">
      <input class="cube-checkbox" name="remember" type="checkbox" aria-describedby="${id}-remember-help" />
      ${messages.remember}
    </label>
    <p class="cube-help" id="${id}-remember-help">${messages.rememberHelp}</p>
  </div>
`;

/** The native form that goes into the light DOM, where password managers and the browser find it. */
export function renderLoginForm(view: LoginFormView): TemplateResult {
  const {messages, isPending} = view;
  return html`
    <form
      class="cube-form"
      slot="form"
      method="post"
      novalidate
      aria-label=${messages.heading}
      @submit=${view.onSubmit}
      @focusin=${view.onUse}
      @input=${view.onUse}
    >
      ${renderIdentifier(view)}${renderPassword(view)}${view.canRemember ? renderRemember(view) : nothing}
      <button class="cube-submit" type="submit" aria-disabled=${isPending ? 'true' : nothing}>
        ${
          isPending
            ? html`<span class="cube-pending"><span class="cube-spinner"></span>${messages.signingIn}</span>`
            : messages.signIn
        }
      </button>
    </form>
  `;
}
