import type {TestEmulator} from './emulator.js';

const pixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

/** Uploads a picture as the platform wants it, in the session of the token, and resolves to its uid. */
export async function uploadPicture(
  emulator: TestEmulator,
  token: string,
  isPublic = false,
): Promise<string> {
  const description = {blob: {name: 'a.png', content_type: 'image/png', public: isPublic}};
  const {blob} = (await emulator.send('POST', 'blobs', token, description)) as {
    blob: {id: number; uid: string; blob_object_access: {params: string}};
  };
  const target = new URL(blob.blob_object_access.params);
  const form = new FormData();
  for (const [name, value] of target.searchParams) form.append(name, value);
  form.append('file', new Blob([pixel], {type: 'image/png'}), 'a.png');
  await fetch(target.origin + target.pathname, {method: 'POST', body: form});
  await emulator.send('PUT', `blobs/${blob.id}/complete`, token, {size: pixel.length});
  return blob.uid;
}
