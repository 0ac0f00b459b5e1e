import { median } from '@aceso/science';
import { addDays, daysApart, isWeekend } from '../days.ts';
import { areAllAtHome, homeNights } from '../episodes/home-nights.ts';
import { sinceNewestDevice } from '../episodes/by-device.ts';
import { lastDays, valuesOf, type DayPoint, type Scene } from '../features.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { steadyRise } from '../steady-trend.ts';
import { beyond, clampedProbability, deviation, meanInterval } from '../statistics.ts';
import { countOf, deviationOf, meanOf, windowOf } from '../window.ts';

const NIGHTS = 14;
/** Adults should sleep seven hours or more (AASM and SRS 2015). */
const ENOUGH_MINUTES = 420;
/** A spread of bedtimes of an hour and more goes with poorer health (NSF 2023). */
const REGULAR_MINUTES = 60;
/** A quick shift shows in five weeks, a slow one only beside what was before it. */
const DRIFTS = [
  { days: 35, since: 'five weeks ago' },
  { days: 56, since: 'eight weeks ago' },
] as const;
/** Less than half an hour is no shift worth a word. */
const DRIFT_MINUTES = 30;
/** Asked every day of weeks that hardly change, twice: one in twenty would be wrong every month. */
const DRIFT_P = 0.001;

/** The last nights less those in another time zone, which are no other bedtime. */
const homeNightsOf = ({ features, today }: Scene, days: number): readonly DayPoint[] =>
  homeNights(features, addDays(today, 1 - days), today);

/** Mean sleep of the last two weeks below seven hours. */
export function shortSleep(scene: Scene): Outcome {
  const window = windowOf(scene, 'sleep-duration', NIGHTS);
  if (countOf(window) < 7) return tooFew('nights', countOf(window), 7);
  if (meanOf(window) >= ENOUGH_MINUTES) return NOTHING;
  const nights = lastDays(scene, 'sleep-duration', NIGHTS);
  const { value, low, high, error } = meanInterval(valuesOf(nights));
  const part = measured({ name: 'meanSleep', metric: 'sleep-duration', unit: 'min', decimals: 0, value, low, high }, nights);
  return found({
    kind: 'short-sleep',
    title: 'Short nights',
    template: 'You slept {meanSleep} a night over the last two weeks.',
    since: nights[0]?.day ?? '',
    until: nights.at(-1)?.day ?? '',
    direction: 'below',
    metrics: ['sleep-duration'],
    figures: [part.figure, { name: 'target', metric: 'sleep-duration', value: ENOUGH_MINUTES, unit: 'min', decimals: 0 }],
    basis: [part.basis],
    // Wrist devices are off by a quarter of an hour on average.
    sureness: { probability: beyond(value, ENOUGH_MINUTES, error, 'below', 10), basis: `${nights.length} nights` },
    urgency: 'suggestion',
    method: { id: 'short-sleep', version: '1', source: 'AASM and SRS 2015, doi 10.5665/sleep.4716' },
    isCurrent: true,
    evidence: {
      form: 'bars',
      metric: 'sleep-duration',
      unit: 'min',
      groups: [{ label: 'Nights', days: nights.map(({ day }) => day), values: [...valuesOf(nights)], mean: value }],
      limit: { label: 'recommended', value: ENOUGH_MINUTES },
    },
  });
}

/** Times of falling asleep that vary by an hour and more from night to night. */
export function irregularSleep(scene: Scene): Outcome {
  const window = windowOf(scene, 'sleep-onset-time', NIGHTS);
  if (countOf(window) >= 10 && areAllAtHome(scene, window) && deviationOf(window) <= REGULAR_MINUTES) return NOTHING;
  const nights = homeNightsOf(scene, NIGHTS);
  if (nights.length < 10) return tooFew('nights', nights.length, 10);
  const spread = deviation(valuesOf(nights));
  if (spread <= REGULAR_MINUTES) return NOTHING;
  const part = measured({ name: 'spread', metric: 'sleep-onset-time', unit: 'min', decimals: 0, value: spread }, nights);
  return found({
    kind: 'irregular-sleep',
    title: 'Irregular bedtimes',
    template: 'Your time of falling asleep varied by {spread} over the last two weeks.',
    since: nights[0]?.day ?? '',
    until: nights.at(-1)?.day ?? '',
    direction: 'irregular',
    metrics: ['sleep-onset-time'],
    figures: [part.figure],
    basis: [part.basis],
    // Standard error of a standard deviation: s / √(2(n−1)).
    sureness: {
      probability: beyond(spread, REGULAR_MINUTES, spread / Math.sqrt(2 * (nights.length - 1)), 'above', 5),
      basis: `${nights.length} nights`,
    },
    urgency: 'suggestion',
    method: {
      id: 'bedtime-spread',
      version: '1',
      source: 'Standard deviation of sleep onset; National Sleep Foundation 2023, doi 10.1016/j.sleh.2023.07.016',
    },
    isCurrent: true,
    evidence: {
      form: 'line',
      metric: 'sleep-onset-time',
      unit: 'min',
      groups: [{ label: 'Fell asleep', days: nights.map(({ day }) => day), values: [...valuesOf(nights)] }],
    },
  });
}

/** Nights less what those before free days are later or earlier by: it is no drift, and would hide one. */
function withoutWeekend(nights: readonly DayPoint[]): readonly DayPoint[] {
  const [free, others] = [median(valuesOf(nights.filter(isFree))), median(valuesOf(nights.filter((night) => !isFree(night))))];
  if (!free.ok || !others.ok) return nights;
  return nights.map((night) => (isFree(night) ? { ...night, value: night.value - free.value + others.value } : night));
}

const isFree = ({ day }: DayPoint): boolean => isWeekend(day);

/** A bedtime that slides later over five or eight weeks. */
export function bedtimeLater(scene: Scene): Outcome {
  const [quick, slow] = DRIFTS;
  const outcome = drift(scene, quick);
  return outcome.state === 'found' ? outcome : drift(scene, slow);
}

function drift(scene: Scene, { days, since }: (typeof DRIFTS)[number]): Outcome {
  const nights = sinceNewestDevice(homeNightsOf(scene, days));
  if (nights.length < 20) return tooFew('nights', nights.length, 20);
  const rise = steadyRise(valuesOf(withoutWeekend(nights)), DRIFT_MINUTES);
  if (rise === undefined) return NOTHING;
  const { trend, slope } = rise;
  const span = daysApart(nights[0]?.day ?? '', nights.at(-1)?.day ?? '');
  // The slope is per night with data; nights without data lie between.
  const perDay = (nights.length - 1) / span;
  const shift = slope.slope * perDay * span;
  if (shift < DRIFT_MINUTES || slope.low <= 0 || trend.p > DRIFT_P) return NOTHING;
  const part = measured(
    {
      name: 'shift',
      metric: 'sleep-onset-time',
      unit: 'min',
      decimals: 0,
      value: shift,
      low: slope.low * perDay * span,
      high: slope.high * perDay * span,
    },
    nights,
  );
  return found({
    kind: 'bedtime-later',
    title: 'Bedtime moving later',
    template: `You fall asleep {shift} later than ${since}.`,
    since: nights[0]?.day ?? '',
    until: nights.at(-1)?.day ?? '',
    direction: 'rising',
    metrics: ['sleep-onset-time'],
    figures: [part.figure],
    basis: [part.basis],
    sureness: { probability: clampedProbability(1 - trend.p / 2), basis: `${nights.length} nights` },
    urgency: 'suggestion',
    method: {
      id: 'theil-sen',
      version: '2',
      source: 'Sen 1968, doi 10.1080/01621459.1968.10480934, of nights freed of what free days add',
    },
    isCurrent: true,
    evidence: {
      form: 'line',
      metric: 'sleep-onset-time',
      unit: 'min',
      groups: [{ label: 'Fell asleep', days: nights.map(({ day }) => day), values: [...valuesOf(nights)] }],
    },
  });
}

/** Fewer than half of the last two weeks' nights, though there were nights before: the data cannot tell. */
export function fewNights(scene: Scene): Outcome {
  const known = countOf(windowOf(scene, 'sleep-duration', NIGHTS));
  if (known >= NIGHTS / 2 || countOf(windowOf(scene, 'sleep-duration', 60)) - known < NIGHTS) return NOTHING;
  const nights = lastDays(scene, 'sleep-duration', NIGHTS);
  const part = measured({ name: 'nights', metric: 'sleep-duration', unit: '{nights}', decimals: 0, value: nights.length }, nights);
  return found({
    kind: 'few-nights',
    title: 'Few nights with data',
    template: '{nights} of the last two weeks have data.',
    since: scene.today,
    until: scene.today,
    direction: 'below',
    metrics: ['sleep-duration'],
    figures: [part.figure],
    basis: [part.basis],
    sureness: { probability: 0.95, basis: 'a count' },
    urgency: 'suggestion',
    method: { id: 'nights-counted', version: '1', source: 'A count of nights' },
    isCurrent: true,
  });
}
