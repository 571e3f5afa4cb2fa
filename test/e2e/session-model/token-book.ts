import type {LoggedRequest} from '../../../demo/emulator/state/request-log.js';
import {ownerOf, type Login} from './accounts.js';
import type {Rest} from './settle.js';
import type {World} from './world.js';

const idOf = (query: string): number | undefined => {
  const [, id] = /(?:^|&)login=call-(\d+)/.exec(query) ?? [];
  return id === undefined ? undefined : Number(id);
};

export const isSuccess = ({status}: LoggedRequest): boolean => status !== null && status < 300;
export const isLogin = ({method, path}: LoggedRequest): boolean => method === 'POST' && path === '/login';

/** Whose token is whose, by what the server has answered. */
export class TokenBook {
  /** `undefined` is the owner of a token that a page has taken with it when it was closed. */
  readonly #owners = new Map<string, Login | undefined>();
  readonly #retired = new Set<string>();
  /** The calls that met a busy server: they are repeated by themselves a while later, with the token they had. */
  readonly #repeating = new Set<number | undefined>();

  get all(): Iterable<string> {
    return this.#owners.keys();
  }

  /** What is wrong with the requests, the oldest first, that were sent until everything came to rest. */
  check(log: readonly LoggedRequest[], {logins, token, login}: Rest, world: World): string[] {
    const identifiers = new Map(logins.map((seen) => [seen.token, seen.identifier]));
    const problems: string[] = [];
    for (const request of log) {
      const sent = request.headers['cb-token'];
      if (sent === undefined) continue;
      const line = `${request.method} ${request.path}?${request.query}`;
      const id = idOf(request.query);
      if (this.#retired.has(sent) && !this.#repeating.has(id)) {
        problems.push(`${line} carried the token of a session that had ended`);
      }
      if (id !== undefined && (request.status ?? 500) >= 429) this.#repeating.add(id);
      problems.push(...this.#checkOwner(sent, id, line, world));
      if (isLogin(request) && isSuccess(request))
        this.#owners.set(sent, ownerOf(identifiers.get(sent) ?? ''));
    }
    if (token !== null) {
      const owner = this.#owners.get(token);
      if (owner && owner !== login) problems.push(`the token of ${owner} is shown as that of ${login}`);
      this.#owners.set(token, login as Login);
    }
    for (const known of this.#owners.keys()) if (known !== token) this.#retired.add(known);
    return problems;
  }

  #checkOwner(token: string, id: number | undefined, line: string, {calls}: World): string[] {
    const call = id === undefined ? undefined : calls.get(id);
    if (!call || (this.#owners.has(token) && this.#owners.get(token) === undefined)) return [];
    const owner = this.#owners.get(token);
    const describe = (login: string | undefined) => login ?? 'nobody';
    return owner === call.login
      ? []
      : [`${line} was called by ${describe(call.login)} and carried the token of ${describe(owner)}`];
  }
}
