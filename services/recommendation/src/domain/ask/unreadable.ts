/** Restrictions and words that the grammar sees and cannot follow: better no answer than one to another question. */
const UNREADABLE: readonly (readonly [form: RegExp, message: string])[] = [
  [
    / the (?:day|night|week|date) of (?:my |the )?(?:\w+ )*@[mw]\d/,
    'I cannot limit an answer to the day of another value yet. Ask for that day first, then for this measure on its date.',
  ],
  [/^(?!.*@t\d).* (?:goal|target) /, 'I do not know your goal. Say it as a number, such as “over 10,000 steps”.'],
  [
    / (?:day|night|morning|evening)s? before (?:(?:a|an|my|the|any|i|i had|i did) )?(?:\w+ )?@[mw]\d/,
    'I can look at the day after something, not at the day before it yet.',
  ],
  [
    / (?:longest|shortest|average|biggest|typical) (?:gap|break|pause|interval) /,
    'I do not compute gaps yet. I can tell the longest streak, or when something was last.',
  ],
  [/ at (?:about |around )?\d{1,2}(?::\d\d)? (?:am|pm)(?= )/, 'I look at days, mornings, afternoons and evenings, not at single hours.'],
  [
    / (?:last|latest|most recent|previous|first) \d+ (?:@[mw]\d+|weigh ins?|readings?|measurements?|values?|entries|times)(?= )/,
    'I count back in days and weeks, not in readings or workouts. Say “in the last 30 days”.',
  ],
  [/ @[mw]\d+ (?:well|badly|poorly)(?= )/, 'Say what that is as a number, such as “on days I slept over 7 hours”.'],
];

/** The same of the words as they were said, before anything is marked. */
const UNREADABLE_WORDS: typeof UNREADABLE = [
  [
    / (?:which|top|best|worst) \d+ (?:days|nights|weeks|months|runs|rides|walks|workouts)(?= )| \d+ (?:best|worst|highest|lowest|longest|shortest|fastest|slowest|busiest) /,
    'I can tell the one highest or lowest, not a list of several.',
  ],
  [/ how often (?:do|did|have) i (?:wake|woke|woken) /, 'I know when you woke up, not how often.'],
];

/** Why a question cannot be answered though its words are known; undefined when it can. */
export const unreadable = (marked: string, words: string): string | undefined =>
  [UNREADABLE.find(([form]) => form.test(marked)), UNREADABLE_WORDS.find(([form]) => form.test(words))].find(
    (found) => found !== undefined,
  )?.[1];
