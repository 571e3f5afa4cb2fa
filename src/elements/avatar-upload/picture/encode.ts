/** What the file is to stay below, in bytes: for 512 pixels a side, or less; for more, the same for each pixel. */
const maxBytes = 100_000;
const pixelsOfThese = 512 ** 2;

/** Tried one after the other; the last one is taken, however large the file becomes. */
const qualities = [0.9, 0.82, 0.74, 0.66, 0.58, 0.5, 0.42, 0.34, 0.26];

/** By WebP where the browser writes it, else by JPEG: asked for what it cannot write, it writes PNG. */
async function encodeAt(canvas: OffscreenCanvas, quality: number): Promise<Blob> {
  const webp = await canvas.convertToBlob({type: 'image/webp', quality});
  return webp.type === 'image/webp' ? webp : canvas.convertToBlob({type: 'image/jpeg', quality});
}

/** Makes a small file of a canvas. What browsers write has no metadata. */
export async function encode(canvas: OffscreenCanvas): Promise<Blob> {
  const limit = maxBytes * Math.max(1, (canvas.width * canvas.height) / pixelsOfThese);
  let blob = new Blob();
  for (const quality of qualities) {
    blob = await encodeAt(canvas, quality);
    if (blob.size < limit) break;
  }
  return blob;
}
