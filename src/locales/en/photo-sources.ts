import type {PhotoSourceMessages} from '../photo-source-messages.js';

export const photoSources: PhotoSourceMessages = {
  takePhoto: 'Take photo',
  cancel: 'Cancel',
  cameraStarting: 'Starting the camera…\nAllow it if the browser asks.',
  cameraPicture: 'What the camera sees',
  cameraDenied: 'The camera is not allowed here. Allow it in the browser’s settings, or choose a photo.',
  cameraMissing: 'There is no camera. Connect one and try again, or choose a photo.',
  cameraBusy: 'Another program is using the camera. Close it and try again, or choose a photo.',
  cameraUnsupported: 'The camera cannot be used here. Choose a photo.',
  cameraLost: 'The camera has been disconnected. Connect it and try again, or choose a photo.',
  cameraFailed: 'The camera does not work at the moment. Try again, or choose a photo.',
  linkUnavailable: 'That picture cannot be fetched from its page. Save it and choose the file.',
};
