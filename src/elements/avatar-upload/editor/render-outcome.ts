import {html, nothing, type TemplateResult} from 'lit';
import {checkIcon} from '../../../internal/more-icons.js';
import type {AvatarEditorMessages} from '../../../locales/avatar-editor-messages.js';
import type {AvatarUploadMessages} from '../../../locales/avatar-upload-messages.js';

/** What has been done. */
export const renderDone = (text: string): TemplateResult =>
  html`<p class="done" part="saved">${checkIcon}<span>${text}</span></p>`;

export interface FailureView {
  readonly messages: AvatarUploadMessages & AvatarEditorMessages;
  readonly onTryAgain: () => void;
  /** Goes back to the photo, where there is one. */
  readonly onAdjust: (() => void) | undefined;
  readonly onDiscard: () => void;
}

/** What can be done after a failure. */
export const renderFailure = ({
  messages,
  onTryAgain,
  onAdjust,
  onDiscard,
}: FailureView): TemplateResult => html`
  <div class="ways">
    <button class="button primary main" type="button" @click=${onTryAgain}>${messages.tryAgain}</button>
    ${
      onAdjust
        ? html`<button class="button" type="button" @click=${onAdjust}>${messages.adjust}</button>`
        : nothing
    }
  </div>
  <button class="link" type="button" @click=${onDiscard}>
    ${onAdjust ? messages.discardPhoto : messages.cancel}
  </button>
`;
