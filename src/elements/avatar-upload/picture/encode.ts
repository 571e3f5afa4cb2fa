/** What the file is to stay below, in bytes. */
const maxBytes = 100_000;

/** Tried one after the other; the last one is taken, however large the file becomes. */
const qualities = [0.9, 0.82, 0.74, 0.66, 0.58, 0.5, 0.42, 0.34, 0.26];

/** By WebP where the browser writes it, else by JPEG: asked for what it cannot write, it writes PNG. */
async function encodeAt(canvas: OffscreenCanvas, quality: number): Promise<Blob> {
  const webp = await canvas.convertToBlob({type: 'image/webp', quality});
  return webp.type === 'image/webp' ? webp : canvas.convertToBlob({type: 'image/jpeg', quality});
}

/** Makes a small file of a canvas. What browsers write has no metadata. */
export async function encode(canvas: OffscreenCanvas): Promise<Blob> {
  let blob = new Blob();
  for (const quality of qualities) {
    blob = await encodeAt(canvas, quality);
    if (blob.size < maxBytes) break;
  }
  return blob;
}
