/**
 * Whether the app's own identity service, which the server asks about everybody who signs in, has failed or is set up
 * wrong, as against having refused somebody: its status is said at the end.
 * Source: PROTOCOL.md section 10.
 */
export const isIdentityServiceProblem = (messages: readonly string[]): boolean =>
  /(Custom Identity|remote side)(?!.*tatus\D+4(?!08|29)\d\d\.*$)/s.test(messages.join());
