import type {Auth} from '@firebase/auth';

/** An `auth` object of Firebase's SDK, as `getAuth` gives it. */
export type FirebaseAuth = Auth;

/** A Firebase project by its keys, which are no secrets; or the page's own `auth` object, already set up. */
export type FirebaseSettings =
  | {
      readonly apiKey: string;
      readonly projectId: string;
      /** @default '{projectId}.firebaseapp.com' */
      readonly authDomain?: string | undefined;
      /** Address of Firebase's own auth emulator, such as `http://127.0.0.1:9099`. */
      readonly emulator?: string | undefined;
    }
  | {readonly auth: FirebaseAuth};
