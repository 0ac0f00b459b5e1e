import { addDays } from '../days.ts';
import { sinceNewestDevice } from '../episodes/by-device.ts';
import { lastDays, valuesOf, type Scene } from '../features.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { steadyRise } from '../steady-trend.ts';
import { beyond, clampedProbability, meanInterval } from '../statistics.ts';
import { mayMove } from '../trend-bound.ts';
import { countOf, isSettled, meanOf, windowOf } from '../window.ts';

const UPPER = 'blood-pressure-systolic';
const LOWER = 'blood-pressure-diastolic';
const FIGURE = { unit: 'mm[Hg]', decimals: 0 } as const;
/**
 * Home averages from which a clinician should look. Stage 1 begins at 130 or at 80 (AHA/ACC 2025; 130 over 80 at home corresponds to 130
 * over 80 in the office), so that an average of exactly 130 or 80 counts, and the words say "at or above".
 */
const [LIMIT_UPPER, LIMIT_LOWER] = [130, 80];
/** Needs quick help together with signs (AHA/ACC 2025, severe hypertension). */
const [SEVERE_UPPER, SEVERE_LOWER] = [180, 120];
const WEEKS_DAYS = 28;
const AVERAGE_DAYS = 6;
const TREND_DAYS = 120;
const TREND_NEEDED = 12;
const TREND_MMHG = 5;
/** What the seasons alone do to home readings in four months (Modesti 2018: some millimetres lower in summer). */
const SEASON_MMHG = 2;

/** Average of four weeks at or above the limits; a single reading says nothing. */
export function bloodPressureAboveLimit(scene: Scene): Outcome {
  const [some, others] = [windowOf(scene, UPPER, WEEKS_DAYS), windowOf(scene, LOWER, WEEKS_DAYS)];
  const known = Math.min(countOf(some), countOf(others));
  if (known < AVERAGE_DAYS) return tooFew('days with a reading', known, AVERAGE_DAYS);
  if (meanOf(some) < LIMIT_UPPER && meanOf(others) < LIMIT_LOWER) return NOTHING;
  const upper = lastDays(scene, UPPER, WEEKS_DAYS);
  const lower = lastDays(scene, LOWER, WEEKS_DAYS);
  const [s, d] = [meanInterval(valuesOf(upper)), meanInterval(valuesOf(lower))];
  const parts = [
    measured({ ...FIGURE, name: 'systolic', metric: UPPER, value: s.value, low: s.low, high: s.high }, upper),
    measured({ ...FIGURE, name: 'diastolic', metric: LOWER, value: d.value, low: d.low, high: d.high }, lower),
  ];
  const probability = Math.max(beyond(s.value, LIMIT_UPPER, s.error, 'above', 2), beyond(d.value, LIMIT_LOWER, d.error, 'above', 1.5));
  return found({
    kind: 'blood-pressure-above-limit',
    title: 'Blood pressure at or above the limits',
    template: 'Your home readings of the last four weeks average {systolic#} over {diastolic}.',
    since: upper[0]?.day ?? '',
    until: upper.at(-1)?.day ?? '',
    direction: 'above',
    metrics: [UPPER, LOWER],
    figures: [
      ...parts.map((part) => part.figure),
      { ...FIGURE, name: 'limitSystolic', value: LIMIT_UPPER },
      { ...FIGURE, name: 'limitDiastolic', value: LIMIT_LOWER },
    ],
    basis: parts.map((part) => part.basis),
    sureness: { probability, basis: `${upper.length} days with readings` },
    urgency: 'check-with-clinician',
    method: { id: 'home-blood-pressure-average', version: '2', source: 'AHA/ACC 2025, doi 10.1161/CIR.0000000000001356' },
    isCurrent: true,
    evidence: {
      form: 'line',
      metric: UPPER,
      unit: 'mm[Hg]',
      groups: [{ label: 'Upper value', days: upper.map(({ day }) => day), values: [...valuesOf(upper)], mean: s.value }],
      limit: { label: 'limit at home', value: LIMIT_UPPER },
    },
  });
}

/** A steady rise over four months. */
export function bloodPressureRising(scene: Scene): Outcome {
  const window = windowOf(scene, UPPER, TREND_DAYS);
  if (countOf(window) >= TREND_NEEDED && isSettled(window) && !mayMove(window, 1, TREND_MMHG, 'blood-pressure')) return NOTHING;
  const days = sinceNewestDevice(lastDays(scene, UPPER, TREND_DAYS));
  if (days.length < TREND_NEEDED) return tooFew('days with a reading', days.length, TREND_NEEDED);
  const rise = steadyRise(valuesOf(days), TREND_MMHG);
  if (rise === undefined) return NOTHING;
  const { trend, slope } = rise;
  const steps = days.length - 1;
  const change = slope.slope * steps;
  if (change < TREND_MMHG || slope.low * steps <= SEASON_MMHG) return NOTHING;
  const recent = days.filter(({ day }) => day > addDays(scene.today, -WEEKS_DAYS));
  const level = meanInterval(valuesOf(recent.length > 0 ? recent : days));
  const parts = [
    measured({ ...FIGURE, name: 'change', metric: UPPER, value: change, low: slope.low * steps, high: slope.high * steps }, days),
    measured(
      { ...FIGURE, name: 'recent', metric: UPPER, value: level.value, low: level.low, high: level.high },
      recent.length > 0 ? recent : days,
    ),
  ];
  return found({
    kind: 'blood-pressure-rising',
    title: 'Blood pressure rising',
    template: 'Your upper blood pressure rose by {change} over the last months and now averages {recent}.',
    since: days[0]?.day ?? '',
    until: days.at(-1)?.day ?? '',
    direction: 'rising',
    metrics: [UPPER],
    figures: parts.map((part) => part.figure),
    basis: parts.map((part) => part.basis),
    sureness: { probability: clampedProbability(1 - trend.p / 2), basis: `${days.length} days with readings` },
    urgency: 'suggestion',
    method: { id: 'theil-sen', version: '1', source: 'Sen 1968, doi 10.1080/01621459.1968.10480934' },
    isCurrent: true,
    evidence: {
      form: 'line',
      metric: UPPER,
      unit: 'mm[Hg]',
      groups: [{ label: 'Upper value', days: days.map(({ day }) => day), values: [...valuesOf(days)] }],
    },
  });
}

/** Whether a reading of the last week was so high. */
function hasReading(scene: Scene, metric: string, least: number): boolean {
  const points = scene.features.get(metric);
  const { from, to } = windowOf(scene, metric, 7);
  for (let i = from; i < to; i++) {
    const point = points?.[i];
    if (point !== undefined && (point.maximum ?? point.value) >= least) return true;
  }
  return false;
}

/** A reading of the last week at which help may be needed at once. */
export function bloodPressureSevere(scene: Scene): Outcome {
  if (countOf(windowOf(scene, UPPER, 7)) === 0) return tooFew('days with a reading', 0, 1);
  if (!hasReading(scene, UPPER, SEVERE_UPPER) && !hasReading(scene, LOWER, SEVERE_LOWER)) return NOTHING;
  const upper = lastDays(scene, UPPER, 7);
  const lower = new Map(lastDays(scene, LOWER, 7).map((point) => [point.day, point]));
  const worst = upper
    .map((point) => ({ point, s: point.maximum ?? point.value, d: lower.get(point.day)?.maximum ?? lower.get(point.day)?.value ?? 0 }))
    .filter(({ s, d }) => s >= SEVERE_UPPER || d >= SEVERE_LOWER)
    .at(-1);
  if (worst === undefined) return NOTHING;
  const lowerPoint = lower.get(worst.point.day);
  const parts = [
    measured({ ...FIGURE, name: 'systolic', metric: UPPER, value: worst.s }, [{ ...worst.point, value: worst.s }]),
    measured(
      { ...FIGURE, name: 'diastolic', metric: LOWER, value: worst.d },
      lowerPoint === undefined ? [] : [{ ...lowerPoint, value: worst.d }],
    ),
  ];
  return found({
    kind: 'blood-pressure-severe',
    title: 'Very high blood pressure reading',
    template: 'A reading of the last days was {systolic#} over {diastolic}.',
    since: worst.point.day,
    until: worst.point.day,
    direction: 'above',
    metrics: [UPPER, LOWER],
    figures: parts.map((part) => part.figure),
    basis: parts.map((part) => part.basis),
    sureness: { probability: 0.9, basis: 'a single reading; cuffs that sit badly read too high' },
    urgency: 'seek-care-now',
    method: { id: 'severe-reading', version: '1', source: 'AHA/ACC 2025, doi 10.1161/CIR.0000000000001356' },
    isCurrent: true,
  });
}
