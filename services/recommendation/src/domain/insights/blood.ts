import { lastDays, valuesOf, type Scene } from '../features.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { beyond, mean, meanInterval } from '../statistics.ts';
import { countOf, countUpTo, meanOf, windowOf } from '../window.ts';

const GLUCOSE = 'blood-glucose';
/** Mean glucose that corresponds to an HbA1c of 7 % (ADAG: 28.7 × 7 − 46.7 = 154 mg/dL), the usual goal of the ADA. */
const MEAN_LIMIT = 154;
/** Level 2 low: below 54 mg/dL (ADA). */
const VERY_LOW = 54;
const OXYGEN = 'oxygen-saturation';
const LOW_OXYGEN = 90;

/** Mean glucose of two weeks above the usual goal. */
export function glucoseAboveRange(scene: Scene): Outcome {
  const window = windowOf(scene, GLUCOSE, 14);
  if (countOf(window) < 10) return tooFew('days with glucose', countOf(window), 10);
  if (meanOf(window) <= MEAN_LIMIT) return NOTHING;
  const days = lastDays(scene, GLUCOSE, 14);
  const { value, low, high, error } = meanInterval(valuesOf(days));
  const part = measured({ name: 'recent', metric: GLUCOSE, unit: 'mg/dL', decimals: 0, value, low, high }, days);
  return found({
    kind: 'glucose-above-range',
    title: 'Glucose above the usual goal',
    template: 'Your glucose averaged {recent} over the last two weeks.',
    since: days[0]?.day ?? '',
    until: days.at(-1)?.day ?? '',
    direction: 'above',
    metrics: [GLUCOSE],
    figures: [part.figure, { name: 'limit', value: MEAN_LIMIT, unit: 'mg/dL', decimals: 0 }],
    basis: [part.basis],
    sureness: { probability: beyond(value, MEAN_LIMIT, error, 'above', 5), basis: `${days.length} days` },
    urgency: 'check-with-clinician',
    method: { id: 'mean-glucose', version: '1', source: 'ADAG study, Nathan 2008, doi 10.2337/dc08-0545; ADA Standards of Care' },
    isCurrent: true,
    evidence: {
      form: 'line',
      metric: GLUCOSE,
      unit: 'mg/dL',
      groups: [{ label: 'Daily mean', days: days.map(({ day }) => day), values: [...valuesOf(days)], mean: value }],
      limit: { label: 'usual goal', value: MEAN_LIMIT },
    },
  });
}

/** A value of the last two days so low that it must be treated. */
export function glucoseLow(scene: Scene): Outcome {
  if (countOf(windowOf(scene, GLUCOSE, 2)) === 0) return tooFew('days with glucose', 0, 1);
  const days = lastDays(scene, GLUCOSE, 2);
  const worst = days.filter(({ minimum, value }) => (minimum ?? value) < VERY_LOW).at(-1);
  if (worst === undefined) return NOTHING;
  const lowest = worst.minimum ?? worst.value;
  const part = measured({ name: 'lowest', metric: GLUCOSE, unit: 'mg/dL', decimals: 0, value: lowest }, [{ ...worst, value: lowest }]);
  return found({
    kind: 'glucose-low',
    title: 'Very low glucose',
    template: 'Your glucose fell to {lowest}.',
    since: worst.day,
    until: worst.day,
    direction: 'below',
    metrics: [GLUCOSE],
    figures: [part.figure],
    basis: [part.basis],
    sureness: { probability: 0.85, basis: 'a single value; sensors read low when pressed' },
    urgency: 'seek-care-now',
    method: { id: 'level-2-low', version: '1', source: 'ADA Standards of Care: below 54 mg/dL' },
    isCurrent: true,
  });
}

/** Mean blood oxygen under 90 % on two of the last three days. */
export function oxygenSaturationLow(scene: Scene): Outcome {
  const window = windowOf(scene, OXYGEN, 3);
  if (countOf(window) < 2) return tooFew('days with blood oxygen', countOf(window), 2);
  if (countUpTo(window, LOW_OXYGEN) < 2) return NOTHING;
  const days = lastDays(scene, OXYGEN, 3);
  const low = days.filter(({ value }) => value < LOW_OXYGEN);
  if (low.length < 2) return NOTHING;
  const parts = [
    measured({ name: 'recent', metric: OXYGEN, unit: '%', decimals: 0, value: mean(valuesOf(low)) }, low),
    measured({ name: 'days', metric: OXYGEN, unit: '{days}', decimals: 0, value: low.length }, low),
  ];
  return found({
    kind: 'oxygen-saturation-low',
    title: 'Low blood oxygen',
    template: 'Your blood oxygen read {recent} on average on {days}.',
    since: low[0]?.day ?? '',
    until: low.at(-1)?.day ?? '',
    direction: 'below',
    metrics: [OXYGEN],
    figures: parts.map((part) => part.figure),
    basis: parts.map((part) => part.basis),
    sureness: { probability: 0.7, basis: 'wrist sensors are off by up to four points' },
    urgency: 'seek-care-now',
    method: { id: 'low-oxygen', version: '1', source: 'FDA, Pulse Oximeter Basics' },
    isCurrent: true,
  });
}
