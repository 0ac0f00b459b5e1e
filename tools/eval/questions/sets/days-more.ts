import {
  count,
  daysWith,
  inWords,
  last,
  longestGap,
  month,
  of,
  percentOf,
  q,
  rows,
  since,
  streak,
  WORKWEEK,
  type Keep,
  type Question,
} from '../truth.ts';
import { ALL_DAYS, shifted, TODAY, type MadeUp, type Value } from '../person.ts';

const SEP = month('2026-09');
const share = (values: readonly number[], test: (value: number) => boolean): number | undefined =>
  percentOf(count(values, test), values.length);
const without = (values: readonly Value[], keep: Keep): readonly string[] => {
  const there = new Set(values.map(({ day }) => day));
  return ALL_DAYS.filter((day) => keep(day) && !there.has(day));
};
const running = (values: readonly Value[], test: (v: number) => boolean): number => {
  const held = daysWith(values, test);
  let day = held.has(TODAY) ? TODAY : shifted(TODAY, -1);
  let length = 0;
  for (; held.has(day); day = shifted(day, -1)) length += 1;
  return length;
};
const lastDay = (values: readonly Value[], test: (v: number) => boolean, which: 'first' | 'last'): { value: number; says: string } => {
  const found = which === 'last' ? values.findLast(({ value }) => test(value)) : values.find(({ value }) => test(value));
  return { value: found?.value ?? Number.NaN, says: inWords(found?.day ?? FIRST) };
};
const FIRST = '1970-01-01';
const ago = (p: MadeUp, pick: (p: MadeUp) => string | undefined): number => (Date.parse(TODAY) - Date.parse(pick(p) ?? FIRST)) / 86_400_000;

/** Days that are counted, lacking, in a row, first and last. */
export const DAYS_MORE: readonly Question[] = [
  ...q(
    'share',
    '%',
    (p) => share(of(p.deep), (v) => v < 60),
    'What percentage of nights was my deep sleep under 1 hour?',
    'What share of nights had less than 60 min of deep sleep?',
    'How often, as a percentage of nights, was my deep sleep below an hour?',
  ),
  ...q(
    'share',
    '%',
    (p) => share(of(p.steps, WORKWEEK), (v) => v >= 8_000),
    'On what percentage of weekdays do I reach 8,000 steps?',
    'what fraction of weekdays do I hit 8k steps (percent)',
  ),
  ...q(
    'share',
    '%',
    (p) => {
      const pairsOf = rows(p.deep, SEP).filter(({ day }) => p.sleep.some((s) => s.day === day));
      const w = pairsOf.map(({ day }) => p.sleep.find((s) => s.day === day)?.value ?? 0);

      return percentOf(
        pairsOf.reduce((t, { value }) => t + value, 0),
        w.reduce((t, v) => t + v, 0),
      );
    },
    'What percentage of my sleep in September was deep sleep?',
    'How much of my sleep in September was deep, in percent?',
    'In September, what proportion of my sleep was deep sleep?',
  ),

  ...q(
    'streak',
    'days',
    (p) => streak(p.steps, (v) => v >= 8_000),
    'What is my longest streak of days with at least 8,000 steps?',
    'How many consecutive days did I hit 8k steps at most?',
    'Longest run of days in a row with 8000+ steps',
    'longest 8k step streak',
  ),
  ...q(
    'streak',
    'days',
    (p) => streak(p.active, (v) => v >= 30, since('2026-01-01')),
    'What was my longest streak of 30 active minutes a day this year?',
    'This year, most days in a row with at least 30 active minutes?',
  ),
  ...q(
    'streak',
    'days',
    (p) => streak(p.sleep, (v) => v >= 420),
    'How many nights in a row did I sleep at least 7 hours, at best?',
    'longest streak of nights with 7 hours of sleep or more',
    'What is the longest run of consecutive nights with at least seven hours?',
  ),
  ...q(
    'streak',
    'days',
    (p) => running(p.steps, (v) => v >= 4_000),
    'How long is my current streak of days with over 4,000 steps?',
    'What is my current streak of at least 4000 steps a day?',
    'How many days in a row have I walked at least 4,000 steps, as of now?',
  ),
  ...q(
    'streak',
    'days',
    (p) => streak(p.sleep, (v) => v < 420, SEP),
    'What was the longest string of nights under 7 hours in September?',
    'In September, how many nights in a row did I sleep less than seven hours?',
  ),

  ...q(
    'no value',
    'days',
    (p) => without(p.steps, SEP).length,
    'How many days in September have no step data?',
    'On how many days in September are my steps missing?',
    'days without steps recorded in September',
    'How many days in September are missing step counts?',
  ),
  ...q(
    'no value',
    'days',
    (p) => without(p.resting, () => true).length,
    'How many days have no resting heart rate reading?',
    'On how many days is there no resting heart rate data?',
    'missing resting heart rate days, how many in total?',
  ),
  ...q(
    'no value',
    'nights',
    (p) => without(p.sleep, last(30)).length,
    'How many nights in the last 30 days have no sleep data?',
    'How many nights are missing from my sleep data over the past 30 days?',
    'For how many nights of the last 30 days is there no sleep recorded?',
  ),
  ...q(
    'no value',
    'days',
    (p) => rows(p.steps, SEP).length,
    'On how many days in September do I have step data?',
    'How many days with steps recorded in September?',
  ),
  ...q(
    'no value',
    'days',
    (p) => longestGap(new Set(p.weight.map(({ day }) => day))),
    'What is the longest I have gone without weighing myself?',
    'longest gap between weigh-ins, in days without one',
    'What is the longest stretch of days without a weight reading?',
  ),
  ...q(
    'no value',
    'days',
    (p) => ({ value: without(p.steps, SEP).length, says: inWords(without(p.steps, SEP)[0] ?? TODAY) }),
    'Which days in September have no step data?',
    'When did I not record any steps in September?',
    'On which days in September are my steps missing?',
  ),

  ...q(
    'first and last time',
    'steps',
    (p) => lastDay(p.steps, (v) => v > 15_000, 'last'),
    'When did I last walk more than 15,000 steps?',
    'When was the last time I took over 15k steps?',
    'last day with more than 15,000 steps',
  ),
  ...q(
    'first and last time',
    'min',
    (p) => lastDay(p.sleep, (v) => v > 510, 'last'),
    'When did I last sleep more than 8.5 hours?',
    'When was the last time I got more than 8 and a half hours of sleep?',
    'Most recent night with over 8.5 hours of sleep?',
  ),
  ...q(
    'first and last time',
    'steps',
    (p) => lastDay(rows(p.steps, since('2026-01-01')), (v) => v > 14_000, 'first'),
    'When did I first exceed 14,000 steps this year?',
    'What was the first day this year with more than 14,000 steps?',
  ),
  ...q(
    'first and last time',
    'days',
    (p) => ago(p, ({ weight }) => weight.at(-1)?.day),
    'How many days ago did I last weigh myself?',
    'How long since my last weigh-in, in days?',
    'How many days has it been since I weighed myself?',
  ),
  ...q(
    'first and last time',
    'days',
    (p) => ago(p, ({ steps }) => steps.findLast(({ value }) => value > 15_000)?.day),
    'How many days has it been since I walked more than 15,000 steps?',
    'How long ago did I last take over 15,000 steps?',
  ),
  ...q(
    'first and last time',
    'kg',
    (p) => ({ value: p.weight.at(-1)?.value, says: inWords(p.weight.at(-1)?.day ?? '') }),
    'When did I last weigh myself?',
    'When was my most recent weigh-in?',
    'When was the last time I stepped on the scales?',
  ),
  ...q(
    'first and last time',
    'min',
    (p) => lastDay(p.sleep, (v) => v < 330, 'last'),
    'When was the last night I slept less than 5.5 hours?',
    'When did I last get less than five and a half hours of sleep?',
  ),
];
