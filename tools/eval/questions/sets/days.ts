import { among, count, last, mean, median, month, of, percentOf, q, rows, WEEKEND, weekdays, type Keep, type Question } from '../truth.ts';
import { ALL_DAYS, type Value } from '../person.ts';

const MARCH = month('2026-03');
const SEP = month('2026-09');
const share = (values: readonly number[], test: (value: number) => boolean): number | undefined =>
  percentOf(count(values, test), values.length);
const both = (a: readonly Value[], testA: (v: number) => boolean, b: readonly Value[], testB: (v: number) => boolean, keep: Keep): number =>
  rows(a, keep).filter(({ day, value }) => testA(value) && of(b, among(new Set([day]))).some(testB)).length;
const either = (
  a: readonly Value[],
  testA: (v: number) => boolean,
  b: readonly Value[],
  testB: (v: number) => boolean,
  keep: Keep,
): number =>
  ALL_DAYS.filter((day) => keep(day) && (of(a, among(new Set([day]))).some(testA) || of(b, among(new Set([day]))).some(testB))).length;

/** Days that are counted, lacking, in a row, first and last. */
export const DAYS: readonly Question[] = [
  ...q(
    'counted days',
    'days',
    (p) => count(of(p.steps, MARCH), (v) => v > 10_000),
    'On how many days did I exceed 10,000 steps in March?',
    'How many days in March did I get more than 10k steps?',
    'number of days over ten thousand steps in march',
    'In March, how many times did I go past 10,000 steps in a day?',
  ),
  ...q(
    'counted days',
    'days',
    (p) => count(of(p.steps, last(30)), (v) => v >= 8_000),
    'How many days in the last 30 did I reach at least 8000 steps?',
    'How many of the last 30 days had 8k steps or more?',
    'days with >= 8000 steps in the past 30 days',
    'On how many of the past thirty days did I hit 8,000 steps?',
  ),
  ...q(
    'counted days',
    'nights',
    (p) => count(of(p.sleep, SEP), (v) => v < 360),
    'How many nights in September did I sleep less than 6 hours?',
    'number of nights under six hours of sleep in September',
    'In September how many nights were shorter than 6 hours?',
    'How many nights did I get under 6h sleep in Sept?',
  ),
  ...q(
    'counted days',
    'nights',
    (p) => count(of(p.sleep, last(60)), (v) => v > 480),
    'How many nights did I sleep more than eight hours in the last 60 days?',
    'nights over 8 hrs in the past 60 days',
    'How many nights did I get over eight hours of sleep in the past 60 days?',
  ),
  ...q(
    'counted days',
    'days',
    (p) => count(of(p.resting, last(90)), (v) => v > 60),
    'How many days was my resting heart rate above 60 in the last 90 days?',
    'days with RHR over 60 bpm, past 90 days',
    'On how many days over the last 90 was my resting pulse higher than 60 bpm?',
  ),
  ...q(
    'counted days',
    'nights',
    (p) => count(of(p.deep, SEP), (v) => v < 60),
    'How many nights in September did I have less than an hour of deep sleep?',
    'On how many nights was my deep sleep under 1 hour in September?',
    'nights with deep sleep below 60 minutes in september',
  ),
  ...q(
    'counted days',
    'days',
    (p) => count(of(p.steps, SEP), (v) => v >= 5_000 && v <= 10_000),
    'How many days in September did I walk between 5,000 and 10,000 steps?',
    'days in September with 5000 to 10000 steps, how many?',
  ),
  ...q(
    'counted days',
    'days',
    (p) => count(of(p.active, month('2026-10')), (v) => v === 0),
    'How many days this month did I have no active minutes at all?',
    'On how many days this month did I get zero exercise minutes?',
  ),
  ...q(
    'counted days',
    'days',
    (p) => count(of(p.active, last(28)), (v) => v >= 30),
    'How many days did I get at least half an hour of exercise in the last 28 days?',
    'On how many of the last 28 days did I do 30+ active minutes?',
    'days with 30 minutes of exercise or more, last 28 days',
  ),
  ...q(
    'counted days',
    'days',
    (p) => count(of(p.floors, SEP), (v) => v > 10),
    'How many days did I climb more than ten floors in September?',
    'In September, on how many days did I climb over 10 flights of stairs?',
  ),
  ...q(
    'counted days',
    'days',
    (p) => count(of(p.drinks, SEP), (v) => v > 0),
    'On how many days in September did I have a drink?',
    'How many days did I drink alcohol in September?',
  ),
  ...q(
    'counted days',
    'days',
    (p) => count(of(p.steps, WEEKEND, SEP), (v) => v > 10_000),
    'How many weekend days in September did I get more than 10,000 steps?',
    'On how many weekend days in September did I exceed 10k steps?',
  ),
  ...q(
    'counted days',
    'days',
    (p) => count(of(p.steps, weekdays(0)), (v) => v > 10_000),
    'On how many Mondays did I walk more than 10,000 steps?',
    'How many Mondays have I gone over 10k steps?',
  ),
  ...q(
    'counted days',
    'days',
    (p) => {
      const v = of(p.steps, SEP);
      const m = mean(v) ?? 0;
      return count(v, (x) => x > m);
    },
    'How many days in September were above my average step count for that month?',
    'On how many days in September did I walk more than my September average?',
  ),
  ...q(
    'counted days',
    'nights',
    (p) => {
      const v = of(p.sleep);
      const m = median(v) ?? 0;
      return count(v, (x) => x < m);
    },
    'On how many nights was my sleep below my median?',
    'How many nights did I sleep less than my median?',
  ),
  ...q(
    'counted days',
    'times',
    (p) => rows(p.weight, SEP).length,
    'How many times did I weigh myself in September?',
    'number of weigh-ins in september',
    'How often did I step on the scale in September?',
  ),
  ...q(
    'counted days',
    'days',
    (p) =>
      both(
        p.sleep,
        (v) => v < 420,
        p.steps,
        (v) => v > 10_000,
        SEP,
      ),
    'On how many days in September did I sleep under 7 hours and walk more than 10,000 steps?',
    'How many days in September did I both sleep less than 7 hours and get over 10k steps?',
    'days in September when I slept under 7 hours and walked more than 10,000 steps, how many?',
  ),
  ...q(
    'counted days',
    'days',
    (p) =>
      either(
        p.steps,
        (v) => v > 12_000,
        p.active,
        (v) => v > 60,
        SEP,
      ),
    'How many days in September did I walk more than 12,000 steps or get more than 60 active minutes?',
    'In September, on how many days did I take over 12k steps or have over 60 active minutes?',
  ),
  ...q(
    'counted days',
    'days',
    (p) =>
      both(
        p.resting,
        (v) => v > 60,
        p.hrv,
        (v) => v < 40,
        last(90),
      ),
    'On how many days in the last 90 was my resting heart rate above 60 and my HRV below 40?',
    'How many days in the past 90 did I have RHR over 60 and HRV under 40?',
  ),

  ...q(
    'share',
    '%',
    (p) => share(of(p.sleep, SEP), (v) => v >= 420),
    'What percentage of nights in September did I sleep at least 7 hours?',
    'What share of my nights in September were 7 hours or more?',
    'In September, what percent of nights did I get 7+ hours of sleep?',
  ),
  ...q(
    'share',
    '%',
    (p) => share(of(p.steps, last(90)), (v) => v > 10_000),
    'What proportion of days in the last 90 days did I exceed 10,000 steps, in percent?',
    'percentage of days over 10k steps, last 90 days',
    'What percent of the last 90 days did I get more than 10000 steps?',
  ),
];
