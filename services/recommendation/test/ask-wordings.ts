import type { Statistic } from '../src/domain/ask/query.ts';

/** The day that all wordings speak from: a Wednesday. */
export const ASK_TODAY = '2026-10-28';

export const METRIC_WORDINGS: Readonly<Record<string, readonly string[]>> = {
  'step-count': ['step count', 'steps', 'daily steps', 'number of steps'],
  'resting-heart-rate': ['resting heart rate', 'resting pulse', 'RHR', 'resting HR'],
  'heart-rate-variability-rmssd': ['HRV', 'heart rate variability'],
  'sleep-duration': ['sleep', 'sleep duration', 'sleep time', 'time asleep', 'nightly sleep'],
  'sleep-deep-duration': ['deep sleep', 'deep sleep duration'],
  'body-mass': ['weight', 'body weight'],
  'exercise-time': ['active minutes', 'exercise time', 'exercise minutes'],
  'blood-glucose': ['blood sugar', 'glucose', 'blood glucose level'],
  'oxygen-saturation': ['blood oxygen', 'SpO2', 'oxygen saturation'],
  'respiratory-rate': ['breathing rate', 'respiratory rate'],
  'vo2-max': ['VO2 max', 'cardio fitness'],
  'body-fat-percentage': ['body fat', 'body fat percentage'],
  'flights-climbed': ['floors climbed', 'flights of stairs'],
  'stress-level': ['stress', 'stress level'],
  'dietary-water': ['water intake', 'hydration'],
  'ldl-cholesterol': ['LDL cholesterol', 'LDL', 'bad cholesterol'],
  hemoglobin: ['haemoglobin', 'hemoglobin level'],
};

export const STATISTIC_WORDINGS: Partial<Readonly<Record<Statistic, readonly string[]>>> = {
  mean: ['average', 'mean', 'typical', 'usual', 'avg'],
  median: ['median'],
  maximum: ['highest', 'maximum', 'peak', 'max'],
  minimum: ['lowest', 'minimum', 'min'],
  'standard-deviation': ['standard deviation of my'],
};

type Wording = readonly [words: string, from: string, to: string];
export const PERIOD_WORDINGS: readonly Wording[] = [
  ['over the last 7 days', '2026-10-22', ASK_TODAY],
  ['in the past 7 days', '2026-10-22', ASK_TODAY],
  ['during the last seven days', '2026-10-22', ASK_TODAY],
  ['in the last two weeks', '2026-10-15', ASK_TODAY],
  ['over the past fortnight', '2026-10-15', ASK_TODAY],
  ['for the last 30 days', '2026-09-29', ASK_TODAY],
  ['in the last 3 months', '2026-07-29', ASK_TODAY],
  ['over the previous 60 days', '2026-08-30', ASK_TODAY],
  ['last week', '2026-10-19', '2026-10-25'],
  ['last month', '2026-09-01', '2026-09-30'],
  ['this week', '2026-10-26', ASK_TODAY],
  ['so far this month', '2026-10-01', ASK_TODAY],
  ['this year', '2026-01-01', ASK_TODAY],
  ['yesterday', '2026-10-27', '2026-10-27'],
  ['the day before yesterday', '2026-10-26', '2026-10-26'],
  ['in September', '2026-09-01', '2026-09-30'],
  ['during August 2026', '2026-08-01', '2026-08-31'],
  ['in May', '2026-05-01', '2026-05-31'],
  ['in December', '2025-12-01', '2025-12-31'],
  ['in 2025', '2025-01-01', '2025-12-31'],
  ['from 3 to 9 August', '2026-08-03', '2026-08-09'],
  ['between 3 and 9 August', '2026-08-03', '2026-08-09'],
  ['between August 3 and August 9', '2026-08-03', '2026-08-09'],
  ['from 1 July to 15 September', '2026-07-01', '2026-09-15'],
  ['from July to September', '2026-07-01', '2026-09-30'],
  ['between 2026-08-01 and 2026-08-20', '2026-08-01', '2026-08-20'],
  ['since 1 October', '2026-10-01', ASK_TODAY],
  ['since September', '2026-09-01', ASK_TODAY],
  ['on 7 September', '2026-09-07', '2026-09-07'],
  ['on September 7th, 2026', '2026-09-07', '2026-09-07'],
  ['in the week of 9 September', '2026-09-07', '2026-09-13'],
  ['in the first week of October', '2026-10-01', '2026-10-07'],
  ['in the first half of September', '2026-09-01', '2026-09-15'],
  ['in the 7 days from 30 August', '2026-08-30', '2026-09-05'],
  ['in the 10 days before 20 August', '2026-08-10', '2026-08-19'],
  ['last weekend', '2026-10-24', '2026-10-25'],
  ['on Monday', '2026-10-26', '2026-10-26'],
  ['in summer', '2026-06-01', '2026-08-31'],
  ['in Q3', '2026-07-01', '2026-09-30'],
  ['three days ago', '2026-10-25', '2026-10-25'],
];

/** Frames of one number; `{s}` statistic, `{m}` metric, `{p}` period. */
export const FRAMES: readonly string[] = [
  'What was my {s} {m} {p}?',
  "What's my {s} {m} {p}",
  'Tell me my {s} {m} {p}.',
  '{p}, what was my {s} {m}?',
  'Can you show me the {s} {m} I had {p}?',
  '{s} {m} {p}',
  'Give me my {s} {m} {p}, please',
  'I would like to know what my {s} {m} was {p}.',
];

/** A seeded stream of numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One slip in a word of at least six letters: two letters swapped, one left out or doubled; never the first. */
export function withSlip(text: string, random: () => number): string {
  const words = text.split(' ');
  const long = words.flatMap((word, at) => (/^[a-z]{6,}$/.test(word) ? [at] : []));
  const at = long[Math.floor(random() * long.length)];
  const word = at === undefined ? undefined : words[at];
  if (at === undefined || word === undefined) return text;
  const place = 2 + Math.floor(random() * (word.length - 3));
  const kind = Math.floor(random() * 3);
  words[at] =
    kind === 0
      ? word.slice(0, place) + (word[place + 1] ?? '') + (word[place] ?? '') + word.slice(place + 2)
      : kind === 1
        ? word.slice(0, place) + word.slice(place + 1)
        : word.slice(0, place) + (word[place] ?? '') + word.slice(place);
  return words.join(' ');
}
