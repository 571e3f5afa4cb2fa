import type {SignInProvider} from '../../../api/models.js';

/** A way to sign in, as the attribute `methods` names it. */
export type LoginMethod = 'password' | 'facebook' | 'twitter' | 'phone' | 'email' | 'guest';

/** A way besides login and password. */
export type OtherMethod = Exclude<LoginMethod, 'password'>;

const known: readonly LoginMethod[] = ['password', 'facebook', 'twitter', 'phone', 'email', 'guest'];

/** Nothing is to be entered: as the first of all ways it is a button. */
export const isButton = (method: LoginMethod): method is 'facebook' | 'twitter' =>
  method === 'facebook' || method === 'twitter';

/** Something else than a password is to be entered. */
export const isForm = (method: LoginMethod): method is Exclude<OtherMethod, 'facebook' | 'twitter'> =>
  method !== 'password' && !isButton(method);

export interface LoginMethods {
  /** In the page's order, each once; a password where the page names none. */
  readonly methods: readonly LoginMethod[];
  /** What the page has written that is no way here. */
  readonly unknown: readonly string[];
}

/** Reads the attribute `methods`; `null` where the page has taken it away. */
export function parseMethods(text: string | null): LoginMethods {
  const words = [
    ...new Set(
      (text ?? '')
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  ];
  const isKnown = (word: string): word is LoginMethod => known.some((method) => method === word);
  const methods = words.filter(isKnown);
  return {
    methods: methods.length > 0 ? methods : ['password'],
    unknown: words.filter((word) => !isKnown(word)),
  };
}

const methodOf: Readonly<Record<SignInProvider, LoginMethod>> = {
  password: 'password',
  facebook: 'facebook',
  twitter: 'twitter',
  firebase_phone: 'phone',
  firebase_email: 'email',
  guest: 'guest',
};

/**
 * Whoever is to sign in again finds the way of the last time first, if the page offers it. A guest cannot come back.
 * @param provider By what the user had signed in.
 */
export function putFirst(
  methods: readonly LoginMethod[],
  provider: SignInProvider | undefined,
): readonly LoginMethod[] {
  const last = provider && provider !== 'guest' ? methodOf[provider] : undefined;
  return last && methods.includes(last) ? [last, ...methods.filter((method) => method !== last)] : methods;
}
