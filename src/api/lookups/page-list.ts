import type {PageOptions, UserPage} from './user-lookups.js';

/** A page, and what tells where the one after it begins. */
export interface LoadedPage<Page extends UserPage> {
  readonly page: Page;
  /** Ids of those whom the server has given for it, before anybody was left out. */
  readonly given: readonly number[];
  /** The `offset` of the next page, `undefined` after the last one. */
  readonly next: number | undefined;
}

/** A list of users, of which pages can be had one after the other. */
export interface PageList<Page extends UserPage = UserPage> {
  /** The page that was asked for. */
  readonly first: Promise<Page>;
  /** That page and all after it, no user twice. */
  pages(): AsyncIterable<Page>;
}

/** A page as the server has given it, which the next one follows. */
export function asLoaded(page: UserPage): LoadedPage<UserPage> {
  const end = page.offset + page.items.length;
  return {page, given: page.items.map(({id}) => id), next: end < page.total ? end : undefined};
}

/** An answer to what needs no asking. */
export const emptyPage = (limit: number, offset: number): UserPage =>
  Object.freeze({items: Object.freeze([]), total: 0, limit, offset});

/** The page without those whom the test does not pass. */
export function filterPage<Page extends UserPage>(page: Page, isKept: (id: number) => boolean): Page {
  const items = page.items.filter(({id}) => isKept(id));
  return items.length === page.items.length ? page : Object.freeze({...page, items: Object.freeze(items)});
}

/**
 * Makes a list of a function that loads its pages. Begins with the first one at once, and asks for others as they are
 * wanted, none of them after an abort. However the server counts, it ends where a page brings nobody new.
 */
export function createPageList<Page extends UserPage>(
  loadPage: (offset: number) => Promise<LoadedPage<Page>>,
  {offset, signal}: Pick<PageOptions, 'signal'> & {readonly offset: number},
): PageList<Page> {
  const load = async (start: number): Promise<LoadedPage<Page>> => {
    signal?.throwIfAborted();
    return loadPage(start);
  };
  const begun = load(offset);

  async function* pages(): AsyncGenerator<Page, void> {
    const seen = new Set<number>();
    const isNew = (id: number): boolean => !seen.has(id);
    let {page, given, next} = await begun;
    yield page;
    while (next !== undefined && given.some(isNew)) {
      for (const id of [...given, ...page.items.map((user) => user.id)]) seen.add(id);
      ({page, given, next} = await load(next));
      if (given.some(isNew)) yield filterPage(page, isNew);
    }
  }

  return {
    get first() {
      return begun.then(({page}) => page);
    },
    pages,
  };
}
