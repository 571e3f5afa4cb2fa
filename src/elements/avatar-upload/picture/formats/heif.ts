import {textAt, toView, type Bytes, type ReadHeader} from './format.js';

interface Box {
  readonly type: string;
  /** Where its content starts. */
  readonly start: number;
  readonly end: number;
}

/**
 * The boxes between two places.
 * @throws {RangeError} if one ends behind the last place.
 */
function* boxes(bytes: Bytes, from: number, to: number): Generator<Box> {
  const view = toView(bytes);
  let start = from;
  while (start + 8 <= to) {
    const length = view.getUint32(start);
    const isLong = length === 1;
    const headLength = isLong ? 16 : 8;
    const fullLength = isLong ? Number(view.getBigUint64(start + 8)) : length || to - start;
    const end = start + fullLength;
    if (fullLength < headLength || end > to) throw new RangeError('A box is longer than what holds it.');
    yield {type: textAt(bytes, start + 4, 4), start: start + headLength, end};
    start = end;
  }
}

/** Which boxes lead to the sizes of the pictures, and how many bytes of their content come before other boxes. */
const path: readonly [type: string, skipped: number][] = [
  ['meta', 4],
  ['iprp', 0],
  ['ipco', 0],
];

/** AVIF and HEIC. What is shown may be put together of tiles, and there may be a thumbnail: the largest counts. */
export const readHeif: ReadHeader = (bytes) => {
  const view = toView(bytes);
  // All of them, to see whether the file ends too early.
  let found: Box[] = [...boxes(bytes, 0, bytes.length)];
  for (const [type, skipped] of path) {
    found = found
      .filter((box) => box.type === type)
      .flatMap(({start, end}) => [...boxes(bytes, start + skipped, end)]);
  }
  const sizes = found.filter(({type}) => type === 'ispe');
  const largest = (offset: number) => Math.max(0, ...sizes.map(({start}) => view.getUint32(start + offset)));
  return {width: largest(4), height: largest(8), isAnimated: textAt(bytes, 8, 4) === 'avis'};
};
