const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that name no country: groups of countries, and codes for tests and for what is not known. */
const NO_COUNTRY = /^(?:EU|EZ|UN|QO|ZZ|X[A-JL-Z])$/;

/** A country with its name in a language. */
export interface Country {
  readonly code: string;
  readonly name: string;
}

/** All countries that the platform can name, in the order of their names. Codes that others have replaced are left out. */
export function countries(locale: string): readonly Country[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const found = LETTERS.flatMap((first) =>
    LETTERS.flatMap((second): readonly Country[] => {
      const code = `${first}${second}`;
      const name = NO_COUNTRY.test(code) || Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}` ? undefined : names.of(code);
      return name === undefined ? [] : [{ code, name }];
    }),
  );
  return found.toSorted((a, b) => a.name.localeCompare(b.name, locale));
}
