import {getPath} from 'hono/utils/url';

/** The path by which a request is routed: the JS SDK ends every path in `.json`, others do not. */
export function routedPath(request: Request): string {
  return getPath(request).replace(/\.json$/, '');
}
