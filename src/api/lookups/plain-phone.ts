const toAsciiDigit = (digit: string): string => String(digit.charCodeAt(0) & 0xf);

/**
 * A phone number without what it is only written with; invisible characters come with copied ones. Arabic, Persian and
 * full-width digits are digits too.
 */
export const toPlainPhone = (text: string): string =>
  text.replace(/[+()[\]\-‐-―−./\s\p{Cf}]/gu, '').replace(/[٠-٩۰-۹０-９]/g, toAsciiDigit);
