import type {MiddlewareHandler} from 'hono';

/** Nothing but the page itself may see its address, and the page may do nothing but send its form. */
export function protectPage(): MiddlewareHandler {
  const policy =
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
  return async (c, next) => {
    c.header('Content-Security-Policy', policy);
    c.header('Referrer-Policy', 'no-referrer');
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cache-Control', 'no-store');
    await next();
  };
}
