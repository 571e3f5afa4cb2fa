/** In pixels; enough for browsers that change only one in many. */
const side = 48;

const makeContext = (): OffscreenCanvasRenderingContext2D | null =>
  new OffscreenCanvas(side, side).getContext('2d');

/** Many colours: browsers leave alone what has only one. */
function makePattern(): ImageData {
  const pattern = new ImageData(side, side);
  pattern.data.forEach((_, index) => {
    pattern.data[index] = index % 4 === 3 ? 255 : (index * 89) % 256;
  });
  return pattern;
}

/**
 * Whether the browser changes what is read back from a canvas, so that pages cannot tell its users apart: Firefox with
 * `resistFingerprinting`, Brave. Goes the way that pictures go, into a file, and back.
 */
export async function hasCanvasNoise(): Promise<boolean> {
  const [written, read] = [makeContext(), makeContext()];
  if (!written || !read) return true;
  const pattern = makePattern();
  written.putImageData(pattern, 0, 0);
  const bitmap = await createImageBitmap(await written.canvas.convertToBlob());
  read.drawImage(bitmap, 0, 0);
  bitmap.close();
  const {data} = read.getImageData(0, 0, side, side);
  return data.some((value, index) => value !== pattern.data[index]);
}
