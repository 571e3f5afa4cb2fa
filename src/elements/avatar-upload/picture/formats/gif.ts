import {toView, type ReadHeader} from './format.js';

const extension = 0x21;
const frame = 0x2c;
const trailer = 0x3b;

/** How long a table of colours is, in bytes, by the flags that announce it. */
const tableLength = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

export const readGif: ReadHeader = (bytes) => {
  const view = toView(bytes);
  const afterBlocks = (start: number): number => {
    let at = start;
    for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += length + 1;
    return at + 1;
  };

  let [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  let at = 13 + tableLength(view.getUint8(10));
  let frames = 0;
  // Whatever is no block ends a file as well as the trailer does: so do browsers read it.
  for (let kind = view.getUint8(at); kind !== trailer; kind = view.getUint8(at)) {
    if (kind === extension) {
      at = afterBlocks(at + 2);
    } else if (kind === frame) {
      frames += 1;
      width = Math.max(width, view.getUint16(at + 1, true) + view.getUint16(at + 5, true));
      height = Math.max(height, view.getUint16(at + 3, true) + view.getUint16(at + 7, true));
      at = afterBlocks(at + 11 + tableLength(view.getUint8(at + 9)));
    } else {
      break;
    }
  }
  if (frames === 0) throw new RangeError('There are no pixels.');
  return {width, height, isAnimated: frames > 1};
};
