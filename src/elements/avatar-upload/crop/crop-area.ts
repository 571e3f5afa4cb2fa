/** How far a picture has been turned, in degrees clockwise. */
export type Rotation = 0 | 90 | 180 | 270;

/** The square that is cut out of a picture, in pixels of the picture after it has been turned. */
export interface CropArea {
  readonly rotation: Rotation;
  readonly x: number;
  readonly y: number;
  readonly side: number;
}
