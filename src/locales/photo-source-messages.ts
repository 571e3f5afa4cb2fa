/** Texts about where a photo comes from: the camera, or a page that it was dragged from. */
export interface PhotoSourceMessages {
  readonly takePhoto: string;
  readonly cancel: string;
  /** While the camera is being started, and the browser may ask for leave. Its lines are shown as lines. */
  readonly cameraStarting: string;
  /** Name of the live picture, for screen readers. */
  readonly cameraPicture: string;
  readonly cameraDenied: string;
  readonly cameraMissing: string;
  readonly cameraBusy: string;
  /** The browser has no cameras for this page, such as one without HTTPS, or would spoil their photos. */
  readonly cameraUnsupported: string;
  /** It has been disconnected meanwhile. */
  readonly cameraLost: string;
  readonly cameraFailed: string;
  /** The picture of an address cannot be had, or may not be read by this page. */
  readonly linkUnavailable: string;
}
