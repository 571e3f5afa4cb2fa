import {openPicture} from '../../../src/elements/avatar-upload/picture/open-picture.js';
import {pictures} from '../../helpers/pictures.js';

/** What one way of making an avatar took, from the file that was picked to the one that is uploaded. */
export interface Made {
  /** In milliseconds. */
  readonly time: number;
  readonly bytes: number;
}

const size = 512;

/** As an editor does it: the picture is read, shown and cut. */
async function elements(photo: File): Promise<Blob> {
  const picture = await openPicture(photo, {maxFileSize: 50_000_000, minDimension: 100});
  const {width, height, preview} = picture;
  const shown = document.createElement('canvas');
  shown.width = preview.width;
  shown.height = preview.height;
  shown.getContext('2d')?.drawImage(preview, 0, 0);
  document.body.replaceChildren(shown);
  const side = Math.min(width, height);
  const area = {rotation: 0, x: (width - side) / 2, y: (height - side) / 2, side} as const;
  const file = await picture.render(area, {size, background: 'white'});
  picture.close();
  return file;
}

/** The least that can be done on the page. */
async function floor(photo: File): Promise<Blob> {
  const bitmap = await createImageBitmap(photo);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const side = Math.min(bitmap.width, bitmap.height);
  const [x, y] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  canvas.getContext('2d')?.drawImage(bitmap, x, y, side, side, 0, 0, size, size);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No file'))), 'image/webp', 0.9);
  });
}

const ways = {elements, floor};

const photo = pictures.photo({orientation: 6, gps: true});

async function make(way: keyof typeof ways): Promise<Made> {
  const file = await photo;
  const start = performance.now();
  performance.mark('start');
  const made = await ways[way](file);
  performance.mark('end');
  return {time: performance.now() - start, bytes: made.size};
}

declare global {
  var bench: {make: typeof make; photoBytes: () => Promise<number>};
}

globalThis.bench = {make, photoBytes: async () => (await photo).size};
