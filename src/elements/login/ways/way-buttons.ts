import {html, nothing, type TemplateResult} from 'lit';
import {formatMessage} from '../../../internal/format-message.js';
import type {LoginWaysMessages} from '../../../locales/login-ways-messages.js';
import type {LoginMethod} from './login-method.js';
import {wayIcons} from './way-icons.js';

export interface WayButtonsView {
  /** In the page's order. */
  readonly methods: readonly LoginMethod[];
  readonly messages: LoginWaysMessages;
  /** Whether something is under way already. */
  readonly isBusy: boolean;
  /** Somebody may be about to choose it. */
  readonly onNear: (method: LoginMethod) => void;
  readonly onChoose: (method: LoginMethod) => void;
}

const toLabel = (method: LoginMethod, messages: LoginWaysMessages): string =>
  ({
    password: messages.withPassword,
    facebook: messages.withFacebook,
    twitter: messages.withTwitter,
    phone: messages.withPhone,
    email: messages.withEmail,
    guest: messages.asGuest,
  })[method];

/** The page may put a button of its own in the place of each, by a slot of the way's name. */
function renderButton(
  method: LoginMethod,
  view: WayButtonsView,
  label: string,
  isPrimary: boolean,
): TemplateResult {
  const {isBusy, onNear, onChoose} = view;
  const handleNear = (): void => onNear(method);
  const handleClick = (): void => {
    if (!isBusy) onChoose(method);
  };
  /* eslint-disable lit-a11y/click-events-have-key-events -- what is clicked is the button in the slot */
  return html`
    <slot name=${method} @pointerover=${handleNear} @focusin=${handleNear} @click=${handleClick}>
      <button
        class="button way ${isPrimary ? `primary ${method}` : ''}"
        part="way ${method}"
        type="button"
        aria-disabled=${isBusy ? 'true' : nothing}
      >
        ${wayIcons[method]} <span>${label}</span>
      </button>
    </slot>
  `;
}

/** A way that needs nothing to be entered, as the first of all. */
export const renderPrimaryWay = (method: LoginMethod, view: WayButtonsView): TemplateResult => {
  const provider = toLabel(method, view.messages);
  return renderButton(method, view, formatMessage(view.messages.continueWith, {provider}), true);
};

/** The ways below the first one. */
export function renderOtherWays(view: WayButtonsView): TemplateResult | typeof nothing {
  const {methods, messages} = view;
  if (methods.length === 0) return nothing;
  return html`
    <div class="or"><span>${messages.or}</span></div>
    <div class="ways" role="group" aria-label=${messages.otherWays}>
      ${methods.map((method) => renderButton(method, view, toLabel(method, messages), false))}
    </div>
  `;
}
