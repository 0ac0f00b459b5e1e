/** Everyday words of a metric; whatever of them stands in a sentence means it. The first one is its name. */
export type MetricWords = readonly string[];

/** Metrics that a sentence may speak of, by their everyday words; facts bring their own beside these. */
export const METRIC_WORDS: readonly MetricWords[] = [
  ['resting heart rate', 'resting pulse', 'pulse at rest', 'heart rate at rest', 'rhr'],
  ['heart rate variability', 'hrv', 'sdnn', 'rmssd'],
  ['heart rate', 'pulse', 'heartbeat'],
  ['steps', 'step count'],
  ['deep sleep'],
  ['rem sleep'],
  ['bedtime', 'fell asleep', 'fall asleep', 'sleep onset', 'went to bed'],
  ['sleep', 'slept', 'asleep', 'sleeping'],
  ['weight', 'weigh', 'weighed', 'weighing', 'body mass'],
  ['systolic', 'upper blood pressure', 'upper value'],
  ['diastolic', 'lower blood pressure', 'lower value'],
  ['blood pressure'],
  ['glucose', 'blood sugar', 'sugar'],
  ['oxygen', 'spo2', 'saturation'],
  ['breathing rate', 'respiratory rate', 'breaths'],
  ['temperature'],
  ['active minutes', 'exercise', 'active', 'activity', 'workout minutes', 'trained', 'training'],
  ['distance', 'walked', 'covered'],
  ['calories', 'kcal', 'energy burned', 'burned'],
  ['floors', 'stairs', 'flights'],
  ['vo2max', 'vo2 max', 'cardio fitness'],
  ['cholesterol', 'ldl'],
  ['hba1c', 'a1c'],
  ['waist'],
  ['body fat'],
];

/** Things that somebody does or suffers: said only when a fact tells of it. */
export const EVENT_WORDS: readonly MetricWords[] = [
  ['run', 'ran', 'jog', 'jogged', 'jogging', 'running'],
  ['ride', 'rode', 'cycled', 'cycling', 'bike ride', 'biked'],
  ['swim', 'swam', 'swimming'],
  ['hike', 'hiked', 'hiking'],
  ['yoga'],
  ['nap', 'napped'],
  ['fever'],
  ['flight to', 'flew'],
  ['race', 'marathon'],
  ['alcohol', 'drinks', 'drank'],
  ['medication', 'medicine', 'pill', 'dose'],
];

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const;
const DAYS_IN: Readonly<Record<string, number>> = { day: 1, night: 1, week: 7, month: 30, year: 365 };

/** Small numbers in letters as digits, so that "five miles" is checked like "5 miles", and "6 h 28 min" as minutes. "One of" and "no one" stay words. */
export const numbersInDigits = (text: string): string =>
  text
    .replace(/\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/gi, (word) =>
      String(NUMBER_WORDS.findIndex((one) => one === word.toLowerCase())),
    )
    .replace(
      /\b(\d+) ?(?:h|hours?) (?:and )?(\d+) ?(?:min|minutes?|m)\b/gi,
      (_, hours: string, minutes: string) => `${60 * Number(hours) + Number(minutes)} min`,
    );

const PERIOD = new RegExp(
  [
    String.raw`\b(?:the |your |in |over |during )*(?:last|past|previous|latest) (\d+)[ -](day|night|week|month|year)s?\b`,
    String.raw`\b(\d+)[ -](day|night|week|month|year)s? (?:average|mean|median|window|period)\b`,
    String.raw`\b(last|past|this|previous) (day|night|week|month|year|weekend)\b`,
    String.raw`\b(today|yesterday|tonight|this morning)\b`,
    String.raw`\b((?:in|since|during|of) (?:january|february|march|april|may|june|july|august|september|october|november|december))\b`,
    String.raw`\b(on )?(mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekdays|weekends)\b`,
    String.raw`\b(20\d\d-\d\d-\d\d|20\d\d)\b`,
  ].join('|'),
  'gi',
);

/** A period that a text names, and where. */
export interface NamedPeriod {
  readonly from: number;
  readonly to: number;
  /** One form for all wordings: "last 7 days", "the past week" and "seven-day average" are all `7d`. */
  readonly period: string;
}

/** Periods that a text names, whose numbers stand in digits. */
export const namedPeriods = (text: string): readonly NamedPeriod[] =>
  [...text.matchAll(PERIOD)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    period: canonical(found[0].toLowerCase(), found),
  }));

/** Periods that a text names, each in one form. */
export const periodsIn = (text: string): readonly string[] => namedPeriods(numbersInDigits(text)).map(({ period }) => period);

function canonical(text: string, found: RegExpMatchArray): string {
  const [, count, unit, count2, unit2, word, unit3] = found;
  const length = (n: string, what: string): string => `${Number(n) * (DAYS_IN[what.toLowerCase()] ?? 1)}d`;
  if (count !== undefined && unit !== undefined) return length(count, unit);
  if (count2 !== undefined && unit2 !== undefined) return length(count2, unit2);
  if (word !== undefined && unit3 !== undefined) {
    // "The past week" is seven days; "last week" may be the calendar's: its own word.
    return word.toLowerCase() === 'past' && unit3 in DAYS_IN ? length('1', unit3) : `${word.toLowerCase()} ${unit3.toLowerCase()}`;
  }
  return text.replace(/^(?:on|in|since|during|of) /, '').replace(/s$/, '');
}
