import {html, nothing, type TemplateResult} from 'lit';
import {alertIcon} from '../../internal/icons.js';
import {checkIcon} from '../../internal/more-icons.js';
import {renderNotice, renderSummary} from '../../internal/message.js';
import type {SignupMessages} from '../../locales/signup-messages.js';

export interface SignupFrameView {
  readonly messages: SignupMessages;
  /** What has gone wrong where no field is to blame. */
  readonly summary: string | undefined;
  /** Whether signing in is offered. */
  readonly canSignIn: boolean;
  readonly isSigningIn: boolean;
  readonly isGuest: boolean;
  readonly hasTerms: boolean;
  readonly onSignIn: () => void;
  readonly onTermsChange: () => void;
  readonly onTermsClick: (event: MouseEvent) => void;
}

type OfferView = Pick<SignupFrameView, 'messages' | 'isSigningIn' | 'onSignIn'>;

const renderOffer = ({messages, isSigningIn, onSignIn}: OfferView, style: string, label: string) => html`
  <button
    class=${style}
    part="sign-in"
    type="button"
    aria-disabled=${isSigningIn ? 'true' : nothing}
    @click=${onSignIn}
  >
    ${isSigningIn ? messages.signingIn : label}
  </button>
`;

function renderMessage(view: SignupFrameView): TemplateResult | typeof nothing {
  const {messages, summary, canSignIn, isGuest} = view;
  if (!canSignIn) return summary ? renderSummary(summary) : renderNotice(isGuest ? messages.guestNotice : '');
  return html`
    <div class="message" part="error">
      ${alertIcon}
      <div>
        <p>${summary}</p>
        ${renderOffer(view, 'link', messages.signInToSee)}
      </div>
    </div>
  `;
}

/* eslint-disable lit-a11y/click-events-have-key-events -- the keyboard has the checkbox itself */

/** What stands around the form and between its controls, which come from the light DOM. */
export const renderFrame = (view: SignupFrameView): TemplateResult => html`
  <div class="base" part="base">
    <slot name="heading"><h2 part="heading">${view.messages.heading}</h2></slot>
    ${renderMessage(view)}
    <slot name="form"></slot>
    <div class="consent" ?hidden=${!view.hasTerms}>
      <div class="terms" @click=${view.onTermsClick}>
        <slot name="terms-checkbox"></slot>
        <slot name="terms" @slotchange=${view.onTermsChange}></slot>
      </div>
      <slot name="terms-error"></slot>
    </div>
    <slot name="submit"></slot>
    <slot name="footer"></slot>
  </div>
`;

export type DoneView = Omit<SignupFrameView, 'isGuest' | 'hasTerms' | 'onTermsChange' | 'onTermsClick'>;

/** The account is there, and nobody is signed in to it. */
export const renderDone = (view: DoneView): TemplateResult => html`
  <div class="done" part="done" role="group" tabindex="-1" aria-label=${view.messages.done}>
    <span class="ready">${checkIcon}</span>
    <h2 part="heading">${view.messages.done}</h2>
    ${renderSummary(view.summary)}
    ${view.canSignIn ? renderOffer(view, 'button primary', view.messages.signIn) : nothing}
    <slot name="done"></slot>
  </div>
`;
