import {html, nothing, type TemplateResult} from 'lit';
import {formatMessage} from '../../../internal/format-message.js';
import {formatSeconds} from '../../../internal/format-seconds.js';
import {renderNotice, renderSummary} from '../../../internal/message.js';
import type {AvatarEditorMessages} from '../../../locales/avatar-editor-messages.js';
import type {AvatarUploadMessages} from '../../../locales/avatar-upload-messages.js';
import type {Picture} from '../picture/picture.js';
import type {SaveProgress} from './save-progress.js';

export interface StageView {
  readonly messages: AvatarUploadMessages & AvatarEditorMessages;
  readonly language: string | undefined;
  readonly picture: Picture;
  /** The stage on which the photo is cut, or what is in its place. */
  readonly stage: unknown;
  readonly problem: string | undefined;
  readonly isSaving: boolean;
  readonly progress: SaveProgress;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

const describePicture = ({picture, messages}: StageView): string | undefined => {
  if (!picture.canCrop) return messages.sentAsItIs;
  return picture.isAnimated ? messages.firstFrame : undefined;
};

function describeProgress({progress, messages, language}: StageView): string {
  const {value, secondsLeft} = progress;
  const percent = new Intl.NumberFormat(language, {style: 'percent'}).format(value);
  return secondsLeft === undefined
    ? formatMessage(messages.progress, {percent})
    : formatMessage(messages.progressAndTime, {percent, time: formatSeconds(secondsLeft, language)});
}

function renderProgress(view: StageView): TemplateResult {
  const text = describeProgress(view);
  return html`
    <div class="progress">
      <progress
        part="progress"
        aria-label=${view.messages.saving}
        aria-valuetext=${text}
        .value=${view.progress.value}
      ></progress>
      <p class="progress-text" aria-hidden="true">${text}</p>
    </div>
  `;
}

/** The photo that has been picked, and what is to become of it. */
export const renderStage = (view: StageView): TemplateResult => html`
  <div class="editor">
    ${renderSummary(view.problem)} ${view.stage} ${renderNotice(describePicture(view))}
    ${view.isSaving ? renderProgress(view) : nothing}
    <div class="actions">
      <button class="button" part="cancel" type="button" @click=${view.onCancel}>
        ${view.messages.cancel}
      </button>
      <button
        class="button primary"
        part="save"
        type="button"
        aria-disabled=${view.isSaving ? 'true' : nothing}
        @click=${view.onSave}
      >
        ${
          view.isSaving
            ? html`<span class="activity"><span class="spinner"></span>${view.messages.saving}</span>`
            : view.messages.save
        }
      </button>
    </div>
  </div>
`;
