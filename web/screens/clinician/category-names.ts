import { CATEGORIES } from '../../lib/categories.ts';
import type texts from './texts.en.json';

const KNOWN: ReadonlySet<string> = new Set(['*', ...CATEGORIES]);

/** What is shared, in words; a category that is new to this app is named as programs name it. */
export const categoriesInWords = (categories: readonly string[], t: (id: keyof typeof texts) => string): string =>
  // Every known category has a text of this name.
  categories.map((one) => (KNOWN.has(one) ? t(`people.category.${one === '*' ? 'all' : one}` as keyof typeof texts) : one)).join(', ');
