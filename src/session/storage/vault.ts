import {get, update, type UseStore} from 'idb-keyval';

const keyName = 'key';
const algorithm = 'AES-GCM';

/** What has been encrypted. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const isKey = (value: unknown): value is CryptoKey => value instanceof CryptoKey;

/** The key of this origin, made by whichever tab is first. No script can read it out, only use it. */
async function getKey(database: UseStore): Promise<CryptoKey> {
  const found = await get<unknown>(keyName, database);
  if (isKey(found)) return found;
  const made = await crypto.subtle.generateKey({name: algorithm, length: 256}, false, ['encrypt', 'decrypt']);
  await update<unknown>(keyName, (other) => (isKey(other) ? other : made), database);
  return getKey(database);
}

const parameters = (iv: Uint8Array<ArrayBuffer>, purpose: string) => ({
  name: algorithm,
  iv,
  additionalData: new TextEncoder().encode(purpose),
});

/** @param purpose What it is for: what was sealed for one purpose cannot be put in the place of another. */
export async function seal(database: UseStore, purpose: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const key = await getKey(database);
  return {iv, data: await crypto.subtle.encrypt(parameters(iv, purpose), key, text)};
}

/** @throws if it was not sealed by this origin's key for this purpose. */
export async function unseal(database: UseStore, purpose: string, {iv, data}: Sealed): Promise<unknown> {
  const text = await crypto.subtle.decrypt(parameters(iv, purpose), await getKey(database), data);
  return JSON.parse(new TextDecoder().decode(text)) as unknown;
}
