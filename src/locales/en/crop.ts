import type {CropMessages} from '../crop-messages.js';

export const crop: CropMessages = {
  cropStage: 'Part of the photo',
  cropStageRole: 'photo cropper',
  cropKeys:
    'Arrow keys move the photo, with Shift further. Plus and minus zoom. R turns, with Shift to the left. 0 starts over.',
  cropZoom: 'Zoom',
  cropTurn: 'Turn right',
  cropReset: 'Start over',

  cropMoved: 'Frame at {left} from the left, {top} from the top.',
  cropMovedAcross: 'Frame at {left} from the left.',
  cropMovedDown: 'Frame at {top} from the top.',
  cropFits: 'The whole photo is in the frame.',
  cropZoomed: 'Zoom {percent}.',
  cropTurned: 'Turned by {angle}.',
  cropUpright: 'Upright again.',
  cropIsReset: 'Back at the start.',
};
