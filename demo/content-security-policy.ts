/**
 * Of the demo's pages.
 * @param emulatorUrl Also the pictures of the users come from there.
 * @param connectUrls All that the pages talk to.
 */
export const contentSecurityPolicy = (emulatorUrl: string, connectUrls: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: ${emulatorUrl}`,
    `connect-src 'self' ${connectUrls.join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html cube-elements',
  ].join('; ');
