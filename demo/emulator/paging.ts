import {readCount} from './query.js';

const DEFAULT_PER_PAGE = 10;
const MAXIMUM_PER_PAGE = 100;

/** The page that a query asks for, in the envelope of the platform's older lists. */
export function renderPage<Item>(
  items: readonly Item[],
  parameters: URLSearchParams,
  renderItem: (item: Item) => object,
): object {
  const page = readCount('page', parameters.get('page') ?? '1', 1);
  const perPage = readCount(
    'per_page',
    parameters.get('per_page') ?? String(DEFAULT_PER_PAGE),
    1,
    MAXIMUM_PER_PAGE,
  );
  const start = (page - 1) * perPage;
  return {
    current_page: page,
    // What a log of the platform shows for an empty answer.
    per_page: items.length === 0 ? 0 : perPage,
    total_entries: items.length,
    items: items.slice(start, start + perPage).map(renderItem),
  };
}
