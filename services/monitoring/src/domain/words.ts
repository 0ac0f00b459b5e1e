const WORD = /[\p{L}\p{N}_]+/gu;
const WORDS_AT_MOST = 250;
const LETTERS_AT_MOST = 80;

/** Words of a text: letters, digits and underscores, lower case, no dictionary. Lines and questions are split by the same rule. */
export function wordsOf(text: string): readonly string[] {
  const words = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    words.add(word.slice(0, LETTERS_AT_MOST));
    if (words.size === WORDS_AT_MOST) break;
  }
  return [...words];
}

/** Everything of a line that can be searched: its message and the values of its attributes. */
export const searchable = (message: string, attributes: Readonly<Record<string, unknown>>): string =>
  `${message} ${Object.values(attributes)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join(' ')}`;
