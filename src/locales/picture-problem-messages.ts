/** Why a file that was picked cannot become a photo, and what to do about it. */
export interface PictureProblemMessages {
  readonly pictureEmpty: string;
  /** `{size}` is the most that a file may have, such as "20 MB". */
  readonly pictureTooLarge: string;
  readonly pictureNotAPicture: string;
  readonly pictureUnsupported: string;
  readonly pictureSvg: string;
  readonly pictureDamaged: string;
  /** `{pixels}` is the least that each side may have. */
  readonly pictureTooSmall: string;
  readonly pictureTooManyPixels: string;
  readonly pictureLink: string;
  readonly pictureCamera: string;
}
