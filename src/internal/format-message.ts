/** Fills `{name}` and the like into a message. */
export const formatMessage = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);

/** Keeps what is filled into a sentence from turning the rest of it round. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
