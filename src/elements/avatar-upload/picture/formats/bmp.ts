import {toView, type ReadHeader} from './format.js';

/** The length of the header of the oldest files, whose numbers are short. */
const shortHeader = 12;

export const readBmp: ReadHeader = (bytes) => {
  const view = toView(bytes);
  const isShort = view.getUint32(14, true) === shortHeader;
  const width = isShort ? view.getUint16(18, true) : view.getInt32(18, true);
  // Negative where the rows go from top to bottom.
  const height = isShort ? view.getUint16(20, true) : Math.abs(view.getInt32(22, true));
  const bitsPerPixel = view.getUint16(isShort ? 24 : 28, true);
  const isCompressed = !isShort && [1, 2].includes(view.getUint32(30, true));
  const rowLength = Math.ceil((width * bitsPerPixel) / 32) * 4;
  if (!isCompressed && view.getUint32(10, true) + rowLength * height > bytes.length) {
    throw new RangeError('The file is shorter than its pixels.');
  }
  return {width, height, isAnimated: false};
};
