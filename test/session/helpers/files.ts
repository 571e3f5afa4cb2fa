import type {TestEmulator} from '../../helpers/emulator.js';
import {demo} from '../../helpers/stores.js';

/** A file as the server describes it. */
export interface FileOnServer {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly content_type: string;
  readonly size: number | null;
  readonly public: boolean;
}

/** Big enough to leave in several pieces. */
export const content = Uint8Array.from({length: 300_000}, (_, index) => (index * 7919) % 251);

export const photo = new File([content], 'me.png', {type: 'image/png'});

/** The files that `demo` has on the server; the first hundred of them. */
export async function filesOf(emulator: TestEmulator): Promise<FileOnServer[]> {
  const token = await emulator.tokenOf(demo);
  const {items} = (await emulator.send('GET', 'blobs?per_page=100', token)) as {
    items: {blob: FileOnServer}[];
  };
  return items.map(({blob}) => blob);
}

/** Whether this is where the photo is to be had, byte for byte, by its type. */
export async function servesPhoto(url: string): Promise<boolean> {
  const answer = await fetch(url);
  const received = new Uint8Array(await answer.arrayBuffer());
  return (
    answer.headers.get('Content-Type') === photo.type &&
    received.length === content.length &&
    received.every((byte, index) => byte === content[index])
  );
}
