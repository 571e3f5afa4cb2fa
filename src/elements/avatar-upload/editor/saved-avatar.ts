import {html, type TemplateResult} from 'lit';

/** The avatar that has just been saved, shown from here: the server's comes the next time. */
export interface SavedAvatar {
  /** What the user's `avatar` is. */
  readonly avatar: string | null;
  readonly canvas: HTMLCanvasElement;
}

/** @returns `undefined` where the browser cannot; the server's picture will do. */
export async function drawAvatar(file: File): Promise<HTMLCanvasElement | undefined> {
  try {
    const bitmap = await createImageBitmap(file);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
    return canvas;
  } catch {
    return undefined;
  }
}

/** Beside the user's name, or what is done with it: to screen readers it is nothing. */
export const renderSavedAvatar = ({canvas}: SavedAvatar): TemplateResult =>
  html`<span class="avatar" part="avatar" aria-hidden="true">${canvas}</span>`;
