import type {MiddlewareHandler} from 'hono';
import {PARAMETERS_LIMIT} from '../assumptions/requests.js';
import {tooManyParameters, unsupportedEncoding} from '../problems.js';

/** Refuses what no client of the platform sends, wherever it is sent. */
export function refuseOddRequests(): MiddlewareHandler {
  return async (c, next) => {
    refuseManyParameters(new URL(c.req.url).search);
    const encoding = c.req.header('Content-Encoding') ?? '';
    if (!/^(identity)?$/i.test(encoding.trim())) throw unsupportedEncoding();
    await next();
  };
}

/** Refuses a query or a form of too many parameters before it is taken apart. */
export function refuseManyParameters(text: string): void {
  if (text.split('&', PARAMETERS_LIMIT + 1).length > PARAMETERS_LIMIT) throw tooManyParameters();
}
