/** The language of the page, or else the user's, in as short a form as Firebase takes: `pt-BR`, but `zh` for `zh-Hant-TW`. */
export function pageLanguage(): string {
  const language = document.documentElement.lang || navigator.language;
  const [short, first = 'en'] = /^([a-z]{2,3})(-[a-z]{2})?$/i.exec(language) ?? [
    undefined,
    /^[a-z]{2,3}/i.exec(language)?.[0],
  ];
  return short ?? first;
}
