/** Texts of the stage in which a photo is cropped. `{percent}` and the like are filled in. */
export interface CropMessages {
  /** Name of the stage, for screen readers. */
  readonly cropStage: string;
  /** What kind of thing the stage is, for screen readers. */
  readonly cropStageRole: string;
  /** Tells screen readers what the keys do. */
  readonly cropKeys: string;
  /** Name of the slider. */
  readonly cropZoom: string;
  /** Turns the photo by a quarter. */
  readonly cropTurn: string;
  /** Brings the photo back to how it was at first. */
  readonly cropReset: string;

  /** Said where the frame has come to: `{left}` and `{top}` are percents of the way it can go. */
  readonly cropMoved: string;
  /** The same where it can only go to the left and to the right. */
  readonly cropMovedAcross: string;
  /** The same where it can only go up and down. */
  readonly cropMovedDown: string;
  /** The same where it cannot go anywhere. */
  readonly cropFits: string;
  readonly cropZoomed: string;
  /** `{angle}` is such as "90°", clockwise. */
  readonly cropTurned: string;
  readonly cropUpright: string;
  readonly cropIsReset: string;
}
