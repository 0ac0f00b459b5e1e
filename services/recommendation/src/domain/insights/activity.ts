import { addDays, numberOf } from '../days.ts';
import { between, placeOf, valuesOf, type DayPoint, type Scene } from '../features.ts';
import { columnsOf, devicesOf } from '../series.ts';
import { placeFrom } from '../window.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { beyond, errorOfMean, mean, meanInterval } from '../statistics.ts';

const WEEKS = 4;
const DAYS_NEEDED = 21;
const EXERCISE = 'exercise-time';
const NONE: readonly DayPoint[] = [];
/** After all days. */
const LAST = '9999-12-31';

/** Metrics that a device tells which also counts active minutes. */
export const WORN = ['step-count', 'heart-rate', 'active-energy', 'exercise-time'];

/**
 * Active minutes of each day with a sign of a device that counts them: on these, none recorded means none. A day of which only another
 * device tells, such as the phone while the watch lay in a drawer, is missing.
 */
function exercise({ features }: Scene, from: string, to: string): readonly DayPoint[] {
  const counting = devicesOf(features.get(EXERCISE) ?? NONE);
  const worn = WORN.map((metric) => between(features, metric, from, to));
  // Where one device had a part in all days of a metric, no day need be asked.
  const only = WORN.map((metric) => {
    const all = features.get(metric) ?? NONE;
    const [device] = devicesOf(all);
    return device !== undefined && device[1] === all.length && counting.has(device[0]) ? device[0] : undefined;
  });
  const at = worn.map(() => 0);
  const days: DayPoint[] = [];
  for (;;) {
    let day = LAST;
    for (let k = 0; k < worn.length; k++) {
      const next = worn[k]?.[at[k] ?? 0]?.day ?? LAST;
      if (next < day) day = next;
    }
    if (day === LAST) return days;
    let [source, minutes]: [string | undefined, DayPoint | undefined] = [undefined, undefined];
    for (let k = 0; k < worn.length; k++) {
      const point = worn[k]?.[at[k] ?? 0];
      if (point?.day !== day) continue;
      at[k] = (at[k] ?? 0) + 1;
      source = only[k] ?? point.sources.find((name) => counting.has(name)) ?? source;
      if (WORN[k] === EXERCISE) minutes = point;
    }
    if (source !== undefined) days.push(minutes ?? { day, value: 0, count: 0, coverage: 1, sources: [source] });
  }
}

/** Active minutes of all days up to yesterday; today is not over. Counted from the first day that has any. */
export const exerciseDays = (scene: Scene): readonly DayPoint[] =>
  exercise(scene, scene.features.get(EXERCISE)?.[0]?.day ?? scene.today, addDays(scene.today, -1));

/** The days that detectors of now look at: five weeks up to yesterday. */
const LATELY_DAYS = 35;

/** Active minutes of the days that detectors of now look at, one after the other up to yesterday. */
export interface LatelyActive {
  /** The first of them, as days since 1970. */
  readonly from: number;
  /** Not a number on a day that is missing. */
  readonly minutes: readonly number[];
}

// Three detectors look at the same days of the same scene.
const lately = new WeakMap<Scene, LatelyActive>();

/** The same days as `lastExercise`, 35 of them, as bare minutes. */
export function latelyActive(scene: Scene): LatelyActive {
  const known = lately.get(scene);
  if (known !== undefined) return known;
  const from = numberOf(scene.today) - LATELY_DAYS;
  // No typed array: those of a few dozen numbers cost more to make than to fill.
  const minutes: number[] = [];
  for (let i = 0; i < LATELY_DAYS; i++) minutes.push(Number.NaN);
  const active = scene.features.get(EXERCISE) ?? NONE;
  const counting = devicesOf(active);
  for (const metric of WORN) {
    const points = scene.features.get(metric) ?? NONE;
    const columns = columnsOf(points);
    const to = placeFrom(columns, from + LATELY_DAYS);
    const isCounted = isToldByOne(points, counting);
    for (let i = placeFrom(columns, from); i < to; i++)
      if (isCounted || points[i]?.sources.some((name) => counting.has(name)) === true) minutes[(columns.days[i] ?? 0) - from] = 0;
  }
  const columns = columnsOf(active);
  const to = placeFrom(columns, from + LATELY_DAYS);
  for (let i = placeFrom(columns, from); i < to; i++) {
    const place = (columns.days[i] ?? 0) - from;
    if (minutes[place] === 0) minutes[place] = columns.values[i] ?? 0;
  }
  const found = { from, minutes };
  lately.set(scene, found);
  return found;
}

/** Whether one device that counts active minutes had a part in all days of a metric, so that none need be asked. */
function isToldByOne(points: readonly DayPoint[], counting: ReadonlyMap<string, number>): boolean {
  for (const [name, days] of devicesOf(points)) return days === points.length && counting.has(name);
  return false;
}

/** Number of the last so many days that are not missing, and their mean. */
function meanOfLast({ minutes }: LatelyActive, days: number, but = 0): { readonly n: number; readonly mean: number } {
  let [n, sum] = [0, 0];
  for (let i = minutes.length - days; i < minutes.length - but; i++) {
    const value = minutes[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    n++;
    sum += value;
  }
  return { n, mean: sum / n };
}

/** Active minutes of the last so many days, 35 at most, up to yesterday. */
export function lastExercise(scene: Scene, days: number): readonly DayPoint[] {
  const yesterday = addDays(scene.today, -1);
  return exercise(scene, addDays(yesterday, 1 - days), yesterday);
}

/**
 * Active minutes of four weeks against what WHO 2020 recommends for adults.
 *
 * `exercise-time` counts minutes at a brisk walk and above, which is what the guideline calls moderate; vigorous ones count once here, so
 * the figure errs on the low side by up to half.
 */
export function lowActivity(scene: Scene): Outcome {
  const known = meanOfLast(latelyActive(scene), WEEKS * 7);
  if (known.n < DAYS_NEEDED) return tooFew('days with your device on', known.n, DAYS_NEEDED);
  if (scene.features.get('exercise-time') === undefined) return { state: 'not-enough-data', reason: 'no active minutes from your sources' };
  const target = scene.tuning.weeklyActivityMinutes;
  if (known.mean * 7 >= target) return NOTHING;
  const days = lastExercise(scene, WEEKS * 7);
  const { value, low, high, error } = meanInterval(valuesOf(days));
  const week = { value: value * 7, low: Math.max(0, low * 7), high: high * 7 };
  const part = measured({ name: 'weeklyMinutes', metric: 'exercise-time', unit: 'min', decimals: 0, ...week }, days);
  return found({
    kind: 'low-activity',
    title: 'Less active than recommended',
    template: 'You were active for about {weeklyMinutes} a week in the last four weeks.',
    since: days[0]?.day ?? '',
    until: days.at(-1)?.day ?? '',
    direction: 'below',
    metrics: ['exercise-time'],
    figures: [part.figure, { name: 'target', value: target, unit: 'min', decimals: 0 }],
    basis: [part.basis],
    sureness: { probability: beyond(week.value, target, error * 7, 'below', 10), basis: `${days.length} days with your device on` },
    urgency: 'suggestion',
    method: { id: 'who-activity', version: '1', source: 'WHO 2020, ISBN 978-92-4-001512-8' },
    isCurrent: true,
    evidence: {
      form: 'bars',
      metric: 'exercise-time',
      unit: 'min',
      groups: [{ label: 'Active minutes', days: days.map(({ day }) => day), values: [...valuesOf(days)], mean: value }],
      limit: { label: 'recommended a day', value: target / 7 },
    },
  });
}

/** A week with half as much again as the four weeks before is a steep rise (IOC 2016). */
const STEEP = 1.5;
const WORTH_MINUTES = 120;
/** Standard errors between the week and the weeks before: a busy weekend is no ramp. */
const FAR = 3;

/** Training of the last week against the four weeks before; the two do not overlap (uncoupled ratio). */
export function trainingLoadRamp(scene: Scene): Outcome {
  const active = latelyActive(scene);
  const [lastWeek, earlier] = [meanOfLast(active, 7), meanOfLast(active, LATELY_DAYS, 7)];
  if (lastWeek.n < 6 || earlier.n < DAYS_NEEDED) return tooFew('days with your device on', lastWeek.n + earlier.n, 6 + DAYS_NEEDED);
  const [acute, chronic] = [lastWeek.mean * 7, earlier.mean * 7];
  if (acute < WORTH_MINUTES || chronic <= 0 || acute / chronic < STEEP) return NOTHING;
  const days = lastExercise(scene, LATELY_DAYS);
  const begin = placeOf(days, addDays(scene.today, -7));
  const [before, week] = [days.slice(0, begin), days.slice(begin)];
  const error = errorOfMean(valuesOf(before), week.length);
  // One long tour is no ramp either: without the heaviest day the others must still be steep.
  const others =
    mean(
      valuesOf(week)
        .toSorted((a, b) => a - b)
        .slice(0, -1),
    ) * 7;
  if (acute / 7 - chronic / 7 < FAR * error || others / chronic < STEEP) return NOTHING;
  const ratio = acute / chronic;
  const part = measured({ name: 'ratio', metric: 'exercise-time', unit: '1', decimals: 1, value: ratio }, week);
  return found({
    kind: 'training-load-ramp',
    title: 'Training rose steeply',
    template: 'You trained {ratio} times as much in the last week as in the weeks before.',
    since: week[0]?.day ?? '',
    until: week.at(-1)?.day ?? '',
    direction: 'rising',
    metrics: ['exercise-time'],
    figures: [part.figure],
    basis: [part.basis],
    sureness: {
      probability: beyond(acute, chronic * STEEP, meanInterval(valuesOf(before)).error * 7, 'above', 15),
      basis: `${week.length} days against ${before.length}`,
    },
    urgency: 'suggestion',
    method: { id: 'uncoupled-load-ratio', version: '2', source: 'IOC 2016, doi 10.1136/bjsports-2016-096581' },
    isCurrent: true,
    evidence: {
      form: 'two-strip',
      metric: 'exercise-time',
      unit: 'min',
      groups: [
        { label: 'Last week', days: week.map(({ day }) => day), values: [...valuesOf(week)], mean: acute / 7 },
        { label: 'Before', days: before.map(({ day }) => day), values: [...valuesOf(before)], mean: chronic / 7 },
      ],
    },
  });
}
