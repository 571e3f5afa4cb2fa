import {quadrantColours} from './picture-drawing.js';

/** What can be seen of a file. */
export interface Outcome {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha at a place, given by shares of the width and the height. */
  colourAt(x: number, y: number): readonly number[];
  readonly pixels: ImageData;
}

export async function look(picture: Blob | ImageBitmap): Promise<Outcome> {
  const bitmap = picture instanceof Blob ? await createImageBitmap(picture) : picture;
  const {width, height} = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const pixels = context.getImageData(0, 0, width, height);
  return {
    width,
    height,
    pixels,
    colourAt: (x, y) => {
      const index = 4 * (Math.floor(y * height) * width + Math.floor(x * width));
      return [...pixels.data.slice(index, index + 4)];
    },
  };
}

/** Whether two colours look alike, after encoding. */
export const isNear = (colour: readonly number[], other: readonly number[], tolerance = 40): boolean =>
  other.every((value, index) => Math.abs(value - (colour[index] ?? 0)) <= tolerance);

const toNumbers = (colour: string) => [...colour.matchAll(/\d+/g)].map(Number);

const colours = quadrantColours.map(toNumbers);

/** Which of the colours of the test pictures lie in the four quadrants, row by row: `[0, 1, 2, 3]` when upright. */
export const quadrantsOf = ({colourAt}: Outcome): readonly number[] =>
  [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.25, 0.75],
    [0.75, 0.75],
  ].map(([x = 0, y = 0]) => {
    const seen = colourAt(x, y);
    return colours.findIndex((colour) => isNear(seen, colour));
  });

/** As Latin letters, one a byte. */
export const textOf = async (file: Blob): Promise<string> =>
  new TextDecoder('latin1').decode(await file.arrayBuffer());
