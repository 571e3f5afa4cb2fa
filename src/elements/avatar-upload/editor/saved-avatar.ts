import type {User} from '../../../api/models.js';

/** The avatar that has just been saved, shown from here: the server's comes the next time. */
export interface SavedAvatar {
  /** What the user's `avatar` is. */
  readonly avatar: string | null;
  readonly canvas: HTMLCanvasElement;
}

/** @param file What has been saved. */
export async function showSaved({avatar}: User, file: File): Promise<SavedAvatar | undefined> {
  try {
    const bitmap = await createImageBitmap(file);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
    return {avatar, canvas};
  } catch {
    // The server's picture will do.
    return undefined;
  }
}
