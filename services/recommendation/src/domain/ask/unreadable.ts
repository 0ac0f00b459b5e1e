/** Restrictions and words that the grammar sees and cannot follow: better no answer than one to another question. */
const UNREADABLE: readonly (readonly [form: RegExp, message: string])[] = [
  [/^(?!.*@t\d).* (?:goal|target) /, 'I do not know your goal. Say it as a number, such as “over 10,000 steps”.'],
  [
    / (?:morning|evening|week|month)s? before (?:(?:a|an|my|the|any|i|i had|i did) )?(?:\w+ )?@[mw]\d/,
    'I can look at the day or night before something, not at the evening or week before it. Ask for the day or night before.',
  ],
  [/ @[mw]\d+ (?:well|badly|poorly)(?= )/, 'Say what that is as a number, such as “on days I slept over 7 hours”.'],
];

/** The same of the words as they were said, before anything is marked. */
const UNREADABLE_WORDS: typeof UNREADABLE = [
  [/ how often (?:do|did|have) i (?:wake|woke|woken) /, 'I know when you woke up, not how often.'],
];

/** Why a question cannot be answered though its words are known; undefined when it can. */
export const unreadable = (marked: string, words: string): string | undefined =>
  [UNREADABLE.find(([form]) => form.test(marked)), UNREADABLE_WORDS.find(([form]) => form.test(words))].find(
    (found) => found !== undefined,
  )?.[1];
