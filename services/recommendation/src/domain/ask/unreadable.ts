/** Restrictions and words that the grammar sees and cannot follow: better no answer than one to another question. */
const UNREADABLE: readonly (readonly [form: RegExp, message: string])[] = [
  [
    / how many (?:full |whole )?(?:@p\d+ (?=did|have|was|had)|weeks (?!ago|since)|months (?!ago|since)|weekends )/,
    'I count days, nights and workouts, not weeks, months or weekends. Ask for days.',
  ],
  [/^(?!.*@t\d).* (?:goal|target) /, 'I do not know your goal. Say it as a number, such as “over 10,000 steps”.'],
  [
    / (?:morning|evening|week|month)s? before (?:(?:a|an|my|the|any|i|i had|i did) )?(?:\w+ )?@[mw]\d/,
    'I can look at the day or night before something, not at the evening or week before it. Ask for the day or night before.',
  ],
  [
    / (?:mid|early|late) (?:in )?@p\d| (?:early|late|mid) (?:in )?@d\d/,
    '“Early”, “mid” and “late” have no agreed days. Say the dates, such as “from 11 to 20 May”.',
  ],
  [/ @[mw]\d+ (?:well|badly|poorly)(?= )/, 'Say what that is as a number, such as “on days I slept over 7 hours”.'],
];

/** The same of the words as they were said, before anything is marked. */
const UNREADABLE_WORDS: typeof UNREADABLE = [
  [
    / (?:highest|lowest|best|worst|most|least|maximum|minimum|max|min|biggest|top|peak) (?:\d+ (?:consecutive )?(?:day|night|week|month)s? (?:total|average|mean|sum|period|stretch|window)|(?:average|mean|total|sum) (?:over|in|of) (?:each |any )?\d+ (?:consecutive )?(?:days|nights|weeks))(?= )/,
    'I do not look through every stretch of so many days. Name the dates of one.',
  ],
  [
    / (?:(?:how many|number of|which|what) (?:\w+ ){0,2}(?:days|nights|times|mornings)|how often) .*(?:than|from|over|compared (?:to|with)|exceed\w*) (?:on )?(?:the |my )?(?:(?:day|night|one) (?:before|prior)(?! yesterday)|(?:previous|prior|preceding) (?:day|night|one))(?= )/,
    'I do not compare every day with the one before it. Ask about two periods, or for the largest rise or drop.',
  ],
  [
    / (?:above|below|over|under|than) (?:my |its |the |it is )?(?:own )?\d+(?:st|nd|rd|th)? percentile | (?:top|bottom|upper|lower|best|worst) \d+ percent | within \d+(?:\.\d+)? (?:\w+ ){0,2}of (?:my |the )?(?:\w+ )?(?:\d|average|mean|median)/,
    'I can set limits as numbers and beside your average, not as a share or a distance. Say the number.',
  ],
  [
    / standard deviations? (?:above|below|over|under|from|away)(?= )| \d+(?:st|nd|rd|th) of (?:the|each|every) month(?= )/,
    'I cannot look at days in that way. Say a number, a date or a weekday.',
  ],
  [/ percentiles? \d+ and \d+(?= )| \d+(?:st|nd|rd|th)? and \d+(?:st|nd|rd|th)? percentiles?(?= )/, 'Ask about one percentile at a time.'],
  [/ (?:first|last|1st|final) and (?:the )?(?:first|last|final|1st) /, 'Ask about one of these at a time.'],
  [
    / (?:mode|modal|skew\w*|kurtosis|rolling|moving (?:average|mean)|geometric|harmonic|weighted|z score|outliers?|deciles?|tertiles?|smoothed|squared|year on year|annuali[sz]ed) /,
    'I cannot work out that figure. Ask for an average, a median, a spread, a highest or a lowest.',
  ],
  [
    / (?:since|after|before|when) i (?:started|began|stopped|quit|start|begin|stop) (?!tracking|recording)/,
    'I do not know when that was. Say the date, such as “since 1 September”.',
  ],
  [/ how often (?:do|did|have) i (?:wake|woke|woken) /, 'I know when you woke up, not how often.'],
];

/** Why a question cannot be answered though its words are known; undefined when it can. */
export const unreadable = (marked: string, words: string): string | undefined =>
  [UNREADABLE.find(([form]) => form.test(marked)), UNREADABLE_WORDS.find(([form]) => form.test(words))].find(
    (found) => found !== undefined,
  )?.[1];
