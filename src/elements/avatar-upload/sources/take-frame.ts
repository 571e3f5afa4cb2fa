import {CameraError} from './camera-error.js';

/** As good as a photo that is still to be cropped and scaled has to be. */
const quality = 0.95;

/**
 * Makes a photo of what a video shows; not mirrored, whatever the video looks like.
 * @throws {CameraError} if it shows nothing, or there is no memory for it.
 */
export async function takeFrame(video: HTMLVideoElement): Promise<File> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const context = canvas.getContext('2d');
  if (!context || !canvas.width || !canvas.height) throw new CameraError('failed');
  context.drawImage(video, 0, 0);
  const photo = await canvas.convertToBlob({type: 'image/jpeg', quality});
  return new File([photo], 'photo.jpg', {type: photo.type});
}
