/** The mail's link dies by itself; how soon is unknown, and a day is usual. */
export const RESET_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** The docs only promise a mail to a known address; silence would leave a developer searching. */
export const UNKNOWN_RESET_EMAIL = {status: 404, text: 'User not found'} as const;

/** A used or replaced link is as unknown as a made-up one; one that is merely too old is gone. */
export const RESET_LINK_STATUS = {unknown: 404, expired: 410} as const;
