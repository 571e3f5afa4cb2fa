/** Pictures drawn and written by the browser, from which the files of the tests are made. */

export const quadrantColours = ['rgb(255 0 0)', 'rgb(0 128 0)', 'rgb(0 0 255)', 'rgb(255 255 0)'] as const;

export type Draw = (context: OffscreenCanvasRenderingContext2D, width: number, height: number) => void;

export const drawQuadrants: Draw = (context, width, height) => {
  quadrantColours.forEach((colour, index) => {
    context.fillStyle = colour;
    const [x, y] = [((index % 2) * width) / 2, (Math.floor(index / 2) * height) / 2];
    context.fillRect(x, y, width / 2, height / 2);
  });
};

/** Fine grain all over, as photos taken at night have; the same each time. */
export const drawGrain: Draw = (context, width, height) => {
  const side = 512;
  const grain = new OffscreenCanvas(side, side);
  const pixels = new ImageData(side, side);
  let seed = 1;
  for (let index = 0; index < pixels.data.length; index += 1) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    pixels.data[index] = index % 4 === 3 ? 90 : seed >>> 24;
  }
  grain.getContext('2d')!.putImageData(pixels, 0, 0);
  context.fillStyle = context.createPattern(grain, 'repeat')!;
  context.fillRect(0, 0, width, height);
};

/** How an upright picture is put into a file that says this about the camera. */
const toStored: Readonly<Record<number, (width: number, height: number) => DOMMatrix2DInit>> = {
  2: (width) => ({a: -1, d: 1, e: width}),
  3: (width, height) => ({a: -1, d: -1, e: width, f: height}),
  4: (_, height) => ({a: 1, d: -1, f: height}),
  5: () => ({a: 0, b: 1, c: 1, d: 0}),
  6: (width) => ({a: 0, b: -1, c: 1, d: 0, f: width}),
  7: (width, height) => ({a: 0, b: -1, c: -1, d: 0, e: height, f: width}),
  8: (_, height) => ({a: 0, b: 1, c: -1, d: 0, e: height}),
};

export interface Size {
  /** Upright, in pixels. */
  readonly width?: number;
  /** Upright, in pixels. */
  readonly height?: number;
}

export interface Look extends Size {
  readonly draw?: Draw;
  /** The value that `Exif` has for it, 1 to 8. */
  readonly orientation?: number;
}

/** The bytes of a picture. */
export async function encode(
  type: string,
  {width = 80, height = 60, draw = drawQuadrants, orientation = 1}: Look,
) {
  const isTurned = orientation > 4;
  const canvas = new OffscreenCanvas(isTurned ? height : width, isTurned ? width : height);
  const context = canvas.getContext('2d')!;
  const matrix = toStored[orientation]?.(width, height);
  if (matrix) context.setTransform(matrix);
  draw(context, width, height);
  const blob = await canvas.convertToBlob({type, quality: 0.92});
  return new Uint8Array(await blob.arrayBuffer());
}
