import {html, type TemplateResult} from 'lit';
import type {CropMessages} from '../../../locales/crop-messages.js';
import type {CropGestures} from './crop-gestures.js';
import {resetIcon, turnIcon} from './crop-icons.js';

export interface CropView {
  readonly messages: CropMessages;
  readonly isFrozen: boolean;
  readonly gestures: CropGestures;
  /** From 0 to `zoomSteps`. */
  readonly zoom: number;
  /** The same as words. */
  readonly zoomText: string;
  /** Whether the picture is big enough for it. */
  readonly canZoom: boolean;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onZoom: (event: InputEvent) => void;
  readonly onTurn: () => void;
  readonly onReset: () => void;
}

/** Of the slider, from end to end. */
export const zoomSteps = 100;

const renderTool = (
  name: string,
  icon: TemplateResult,
  kind: string,
  onClick: () => void,
): TemplateResult => html`
  <button class="crop-tool ${kind}" type="button" title=${name} aria-label=${name} @click=${onClick}>
    ${icon}
  </button>
`;

function renderStage({messages, gestures, onKey}: CropView): TemplateResult {
  // An application, because screen readers keep the arrow keys of anything else to themselves.
  return html`
    <canvas
      part="crop"
      class="crop-stage"
      role="application"
      tabindex="0"
      aria-label=${messages.cropStage}
      aria-roledescription=${messages.cropStageRole}
      aria-describedby="crop-keys"
      @keydown=${onKey}
      @pointerdown=${gestures.handlePointerDown}
      @pointermove=${gestures.handlePointerMove}
      @pointerup=${gestures.handlePointerEnd}
      @pointercancel=${gestures.handlePointerEnd}
      @lostpointercapture=${gestures.handlePointerEnd}
      @wheel=${gestures.handleWheel}
      @gesturestart=${gestures.handleGesture}
      @gesturechange=${gestures.handleGesture}
    ></canvas>
    <p id="crop-keys" hidden>${messages.cropKeys}</p>
  `;
}

/** The stage, and below it what else changes the picture. */
export function renderCrop(view: CropView): TemplateResult {
  const {messages, isFrozen, zoom, zoomText, canZoom, onZoom, onTurn, onReset} = view;
  return html`
    <div class="crop" ?inert=${isFrozen}>
      ${renderStage(view)}
      <div class="crop-tools">
        <input
          part="zoom"
          class="crop-zoom"
          type="range"
          max=${zoomSteps}
          .value=${String(zoom)}
          ?disabled=${!canZoom}
          aria-label=${messages.cropZoom}
          aria-valuetext=${zoomText}
          @input=${onZoom}
        />
        ${renderTool(messages.cropTurn, turnIcon, 'turn', onTurn)}
        ${renderTool(messages.cropReset, resetIcon, 'reset', onReset)}
      </div>
    </div>
  `;
}
