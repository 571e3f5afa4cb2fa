/** The two people who use the browser in turn. */
export type Login = 'ann' | 'bob';

export const logins: readonly Login[] = ['ann', 'bob'];

export const emailOf = (login: Login): string => `${login}@example.com`;
export const passwordOf = (login: Login): string => `Secret-of-${login}-5f21`;
export const wrongPassword = 'Wrong-Secret-77d0';

/** Whose login or e-mail address this is. */
export const ownerOf = (identifier: string): Login | undefined =>
  logins.find((login) => identifier === login || identifier === emailOf(login));

export const otherThan = (login: Login): Login => (login === 'ann' ? 'bob' : 'ann');
