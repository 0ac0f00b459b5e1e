import { type I18n, setupI18n } from '@lingui/core';
import shell from '../shell/texts.en.json';
import suggestion from '../screens/person/suggestion/texts.en.json';
import today from '../screens/person/today/texts.en.json';
import trial from '../screens/person/trial/texts.en.json';
import ui from '../ui/texts.en.json';

/** Texts by id, compiled while building. */
export type Catalogue = Readonly<Record<string, string>>;

/** Language of texts; numbers and times follow the reader's own locale. */
const LANGUAGE = 'en';

/** Adds the texts of a screen that is loaded later. */
export function addTexts(i18n: I18n, catalogue: Catalogue): void {
  // Loading writes the whole page anew, so it is done once.
  if (Object.keys(catalogue).some((id) => !(id in i18n.messages))) i18n.load(LANGUAGE, catalogue);
}

/** The texts of the shell and of the first screen; other screens bring theirs. */
export function createI18n(locale: string): I18n {
  return setupI18n({
    locale: LANGUAGE,
    locales: [locale, LANGUAGE],
    messages: { [LANGUAGE]: { ...ui, ...shell, ...today, ...suggestion, ...trial } },
  });
}
