/** Whether this can be a session token: it has to go into a header. Source: PROTOCOL.md sections 1 and 2. */
export const isToken = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x21-\x7e]{1,4096}$/.test(value);
