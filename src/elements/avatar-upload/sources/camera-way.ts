/** `capture` is an `<input capture>`, which opens the camera of the device; `stream` is a live picture in the page. */
export type CameraWay = 'capture' | 'stream';

/** How a photo can be taken here; `undefined` where there is no way, such as on a page without HTTPS. */
export function findCameraWay(): CameraWay | undefined {
  const canCapture = 'capture' in HTMLInputElement.prototype && matchMedia('(pointer: coarse)').matches;
  if (canCapture) return 'capture';
  return (navigator as Partial<Navigator>).mediaDevices ? 'stream' : undefined;
}
