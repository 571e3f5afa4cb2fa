import {toWebLink} from '../../../internal/web-address.js';

/** What has been picked: a file, or the address that a picture is to be fetched from. */
export type Picked = File | string;

/** Whether a file says of itself that it is a picture. */
export const isPictureFile = ({type}: File): boolean => type.startsWith('image/');

/**
 * Reads what was dropped or pasted, which is there during the event only: the first picture among the files, else the
 * first file, else the address of a picture.
 * @returns `undefined` where there is nothing of this kind.
 */
export function readTransfer(data: DataTransfer | null): Picked | undefined {
  if (!data) return undefined;
  const files = readFiles(data);
  return files.find(isPictureFile) ?? files[0] ?? readLink(data);
}

function readFiles({items}: DataTransfer): File[] {
  return [...items].flatMap((item) => {
    const file = item.getAsFile();
    // A folder looks like a file that cannot be read.
    return file && !item.webkitGetAsEntry()?.isDirectory ? file : [];
  });
}

/** Of a picture that is a link, the address is that of the page it leads to; then the markup knows better. */
function readLink(data: DataTransfer): string | undefined {
  const [, source] = /<img\b[^<>]*?\ssrc\s*=\s*["']?([^"'\s<>]+)/i.exec(data.getData('text/html')) ?? [];
  const addresses = data.getData('text/uri-list').split(/[\r\n]+/);
  return [
    source?.replaceAll('&amp;', '&'),
    addresses.find((line) => line && !line.startsWith('#')),
    /^\s*(https?:\S+)\s*$/i.exec(data.getData('text/plain'))?.[1],
  ]
    .map((text) => text && toPictureLink(text))
    .find(Boolean);
}

const toPictureLink = (text: string): string | undefined =>
  /^data:image\//i.test(text) ? text : toWebLink(text);
