import {FILES_PER_PAGE} from '../assumptions/files.js';
import {readCount} from '../lookups/parameters.js';
import type {StoredFile} from '../state/files.js';
import {renderFile} from './render.js';

/** The page of files that a query asks for, in the envelope of the platform's paged lists. */
export function renderFilePage(files: readonly StoredFile[], parameters: URLSearchParams): object {
  const page = readCount('page', parameters.get('page') ?? '1', 1);
  const perPage = readCount(
    'per_page',
    parameters.get('per_page') ?? String(FILES_PER_PAGE.default),
    1,
    FILES_PER_PAGE.maximum,
  );
  const start = (page - 1) * perPage;
  return {
    current_page: page,
    // As in an empty list of users.
    per_page: files.length === 0 ? 0 : perPage,
    total_entries: files.length,
    items: files.slice(start, start + perPage).map((file) => ({blob: renderFile(file)})),
  };
}
