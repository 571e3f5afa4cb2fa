import {replaceProperty} from './broken-storage.js';

interface Data {
  readonly id: string;
  readonly password: string;
  readonly name?: string;
}

/** What the page has asked the browser's password store for. */
export interface FakePasswordStore {
  readonly asked: CredentialRequestOptions[];
  readonly stored: Data[];
  silentAccessPrevented: number;
}

export const makeCredential = (data: Data): Credential => {
  const {PasswordCredential} = globalThis as unknown as {PasswordCredential: new (data: Data) => Credential};
  return new PasswordCredential(data);
};

/**
 * Puts a password store in the place of the browser's: a headless Chromium has none. What it hands out are real
 * `PasswordCredential`s.
 * @param find What it finds without asking the user.
 */
export function usePasswordStore(find: () => Promise<Credential | null>): FakePasswordStore {
  const store: FakePasswordStore = {asked: [], stored: [], silentAccessPrevented: 0};
  const container = CredentialsContainer.prototype;
  replaceProperty(container, 'get', {
    value: (options: CredentialRequestOptions) => {
      store.asked.push(options);
      return find();
    },
  });
  replaceProperty(container, 'store', {
    value: (credential: Credential & Data) => {
      store.stored.push(credential);
      return Promise.resolve();
    },
  });
  replaceProperty(container, 'preventSilentAccess', {
    value: () => {
      store.silentAccessPrevented += 1;
      return Promise.resolve();
    },
  });
  return store;
}
