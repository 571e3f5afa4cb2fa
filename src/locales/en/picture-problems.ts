import type {PictureProblemMessages} from '../picture-problem-messages.js';

export const pictureProblems: PictureProblemMessages = {
  pictureEmpty: 'This file is empty. Choose another one.',
  pictureTooLarge: 'This file is too large. Choose one of up to {size}.',
  pictureNotAPicture: 'This file is not a picture. Choose a JPEG, PNG or WebP.',
  pictureUnsupported: 'This kind of picture cannot be used here. Save it as JPEG or PNG and choose that.',
  pictureSvg: 'Drawings cannot be used here. Save it as PNG or JPEG and choose that.',
  pictureDamaged: 'This picture is damaged. Choose another one, or save it again.',
  pictureTooSmall: 'This picture is too small. Choose one with at least {pixels} pixels on each side.',
  pictureTooManyPixels: 'This picture has too many pixels. Save it smaller and choose that.',
  pictureLink: 'There is no picture to be had from this link. Save it as a file and choose that.',
  pictureCamera: 'The camera cannot be used. Allow it in the browser, or choose a file.',
};
