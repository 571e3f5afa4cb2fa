/** A phone number without what it is only written with; invisible characters come with copied ones. */
export const toPlainPhone = (text: string): string => text.replace(/[+()[\]\-‐-―−./\s\p{Cf}]/gu, '');
