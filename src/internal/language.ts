/** The language of the text around an element: the nearest `lang` that names one, else the browser's. */
export function languageOf(element: Element): string | undefined {
  const language = element.closest('[lang]')?.getAttribute('lang');
  try {
    return language ? Intl.getCanonicalLocales(language)[0] : undefined;
  } catch {
    return undefined;
  }
}
