/** Whether a text looks like an e-mail address. Loose on purpose: what it lets pass, the server judges. */
export const isEmailAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);
