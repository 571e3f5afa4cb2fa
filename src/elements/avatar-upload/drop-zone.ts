import {html, nothing, type TemplateResult} from 'lit';
import {uploadIcon} from '../../internal/more-icons.js';
import {renderSummary} from '../../internal/message.js';
import type {AvatarUploadMessages} from '../../locales/avatar-upload-messages.js';
import type {CameraWay} from './sources/camera-way.js';

export interface DropZoneActions {
  readonly onChoose: () => void;
  /** Opens the camera. */
  readonly onTake: () => void;
  readonly onRemove: () => void;
  readonly onCancel: () => void;
}

export interface DropZoneView extends DropZoneActions {
  readonly messages: AvatarUploadMessages;
  /** The picture of the user. */
  readonly avatar: unknown;
  readonly hasAvatar: boolean;
  readonly problem: string | undefined;
  /** What has been done. */
  readonly done: unknown;
  /** What can be done after a failure, in the place of the ways to pick a photo. */
  readonly failure: unknown;
  /** Whether something is dragged over it. */
  readonly isOver: boolean;
  /** What is going on, such as “Opening…”; nothing can be picked meanwhile. */
  readonly activity: string | undefined;
  /** Whether the user may end that. */
  readonly canCancel: boolean;
  readonly cameraWay: CameraWay | undefined;
}

/** Fingers neither drop nor paste. */
const isTouch = (): boolean => matchMedia('(pointer: coarse)').matches;

function renderHint({messages, cameraWay}: DropZoneView): TemplateResult {
  const ways = cameraWay ? messages.otherWaysOrCamera : messages.otherWays;
  return html`
    <p class="zone-title">${isTouch() ? messages.addPhoto : messages.dropPhoto}</p>
    <p class="hint">${isTouch() ? messages.kinds : ways}</p>
  `;
}

const renderActivity = ({activity, canCancel, messages, onCancel}: DropZoneView): TemplateResult => html`
  <p class="zone-title activity"><span class="spinner"></span>${activity}</p>
  ${
    canCancel
      ? html`<button class="button" type="button" @click=${onCancel}>${messages.cancel}</button>`
      : nothing
  }
`;

const renderWays = (view: DropZoneView): TemplateResult => html`
  ${renderHint(view)}
  <div class="ways">
    <button class="button" part="choose" type="button" @click=${view.onChoose}>
      ${uploadIcon}${view.messages.choosePhoto}
    </button>
    ${
      view.cameraWay
        ? html`<button class="button" part="take" type="button" @click=${view.onTake}>
            ${view.messages.openCamera}
          </button>`
        : nothing
    }
  </div>
  ${
    view.hasAvatar
      ? html`<button class="link" part="remove" type="button" @click=${view.onRemove}>
          ${view.messages.removePhoto}
        </button>`
      : nothing
  }
`;

/** Where a photo is picked: the picture of now, and the ways to another one. */
export const renderDropZone = (view: DropZoneView): TemplateResult => html`
  ${renderSummary(view.problem)}
  <div class=${view.isOver ? 'zone over' : 'zone'} part="zone">
    ${view.avatar} ${view.done} ${view.activity ? renderActivity(view) : (view.failure ?? renderWays(view))}
  </div>
`;
