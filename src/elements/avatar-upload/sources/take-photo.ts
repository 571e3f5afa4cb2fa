/** Whether cameras take photos here without any canvas. */
export const canTakePhoto = (): boolean => 'ImageCapture' in window;

/**
 * Has a camera take a photo.
 * @throws {DOMException} if it cannot.
 */
export async function takePhoto(track: MediaStreamTrack): Promise<File> {
  const photo = await new ImageCapture(track).takePhoto();
  return new File([photo], photo.type === 'image/png' ? 'photo.png' : 'photo.jpg', {type: photo.type});
}
