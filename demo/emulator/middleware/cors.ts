import type {MiddlewareHandler} from 'hono';
import {cors} from 'hono/cors';

/** What SDKs and browsers send to the platform. */
const ALLOWED_HEADERS = ['CB-AuthKey', 'CB-SDK', 'CB-Token', 'Content-Type', 'ConnectyCube-REST-API-Version'];

/** One string, because the platform writes the list with a space after the comma. */
const EXPOSED_HEADERS = 'CB-Token-ExpirationDate, Date';

/** Lets pages of every origin read every answer, as the platform does. */
export function allowEveryOrigin(): MiddlewareHandler {
  return cors({
    origin: '*',
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'],
    allowHeaders: ALLOWED_HEADERS,
    exposeHeaders: [EXPOSED_HEADERS],
  });
}
