/**
 * The locale to write dates in: the reader's own way where it is the same language as the texts around, as
 * "Freitag" in an English interface helps nobody, but 14:30 does help an English reader in London.
 */
export function datesLocale(textLocale: string, wishes: readonly (string | null | undefined)[]): string {
  const language = languageOf(textLocale);
  return wishes.find((wish) => wish != null && languageOf(wish) === language) ?? textLocale;
}

function languageOf(locale: string): string | undefined {
  try {
    return new Intl.Locale(locale).language;
  } catch {
    // What apps store as a locale need not be one.
    return undefined;
  }
}
