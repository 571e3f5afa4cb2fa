import {CameraError} from './camera-error.js';

/** A face fits into it, and what is larger would be scaled down anyway. */
const constraints: MediaStreamConstraints = {
  video: {facingMode: 'user', width: {ideal: 1280}, height: {ideal: 960}},
  audio: false,
};

/**
 * Asks for the camera's picture.
 * @param signal Where it is aborted before the user has answered the browser, what comes is stopped at once.
 * @param onEnd Is told when the picture ends by itself.
 * @throws {CameraError} `unsupported`, if the browser has no cameras for this page; else what the browser says.
 */
export async function openStream(signal: AbortSignal, onEnd: () => void): Promise<MediaStream> {
  // A browser has none where the page has not come by HTTPS.
  const {mediaDevices} = navigator as Partial<Navigator>;
  if (!mediaDevices) throw new CameraError('unsupported');
  const stream = await mediaDevices.getUserMedia(constraints);
  if (signal.aborted) stopStream(stream);
  signal.throwIfAborted();
  for (const track of stream.getTracks()) track.addEventListener('ended', onEnd, {signal});
  return stream;
}

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
