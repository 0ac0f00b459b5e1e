import { numbersInDigits } from './number-words.ts';

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
  ['floors', 'floors climbed', 'flights climbed', 'stairs', 'flights'],
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

const DAYS_IN: Readonly<Record<string, number>> = { day: 1, night: 1, week: 7, month: 30, year: 365 };

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH = `(?<month>${MONTHS.join('|')}|${MONTHS.map((name) => name.slice(0, 3)).join('|')}|sept)`;
const ORDINAL = '(?:st|nd|rd|th)?';
const YEAR = String.raw`(?:,? (?<year>20\d\d))?`;

const PERIOD = new RegExp(
  [
    String.raw`\b(?:the |your |in |over |during )*(?:last|past|previous|latest) (?<count>\d+)[ -](?<unit>day|night|week|month|year)s?\b`,
    String.raw`\b(?<count>\d+)[ -](?<unit>day|night|week|month|year)s? (?:average|mean|median|window|period)\b`,
    String.raw`\b(?<word>last|past|this|previous) (?<what>day|night|week|month|year|weekend)\b`,
    String.raw`\b(?<other>today|yesterday|tonight|this morning)\b`,
    String.raw`\b(?:(?<first>\d{1,2})${ORDINAL}(?: ?[–-] ?| to | and ))?(?<day>\d{1,2})${ORDINAL} (?:of )?${MONTH}${YEAR}\b`,
    String.raw`\b${MONTH} (?<first>\d{1,2})${ORDINAL}(?: ?[–-] ?| to | and )(?<day>\d{1,2})${ORDINAL}${YEAR}\b(?! (?:${MONTHS.join('|')}))`,
    String.raw`\b${MONTH} (?<day>\d{1,2})${ORDINAL}${YEAR}\b`,
    String.raw`\b(?:in|since|during|of) ${MONTH}${YEAR}\b`,
    String.raw`\b${MONTH} (?<year>20\d\d)\b`,
    String.raw`\b(?:on )?(?<other>mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekdays?|weekends?)\b`,
    String.raw`\b(?<other>20\d\d-\d\d-\d\d|20\d\d)\b`,
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
    period: canonical(found.groups ?? {}),
  }));

/** Periods that a text names, each in one form: `7d`, `last week`, `2026-10-12`, `--10-12` for a day of any year, `march 2026`. */
export const periodsIn = (text: string): readonly string[] => namedPeriods(numbersInDigits(text)).map(({ period }) => period);

function canonical(groups: Readonly<Record<string, string | undefined>>): string {
  const { count, unit, word, what, other, first, day, month, year } = Object.fromEntries(
    Object.entries(groups).map(([name, text]) => [name, text?.toLowerCase()]),
  );
  if (count !== undefined && unit !== undefined) return `${Number(count) * (DAYS_IN[unit] ?? 1)}d`;
  if (word !== undefined && what !== undefined)
    // "The past week" is seven days; "last week" may be the calendar's: its own word.
    return word === 'past' && what in DAYS_IN ? `${DAYS_IN[what] ?? 1}d` : `${word} ${what}`;
  if (month !== undefined) {
    const at = MONTHS.findIndex((name) => name.startsWith(month.slice(0, 3)));
    if (day === undefined) return `${MONTHS[at] ?? month}${year === undefined ? '' : ` ${year}`}`;
    const two = (number: string | number): string => String(number).padStart(2, '0');
    return `${year ?? '-'}-${two(at + 1)}-${first === undefined ? '' : `${two(first)}/`}${two(day)}`;
  }
  return (other ?? '').replace(/s$/, '');
}
