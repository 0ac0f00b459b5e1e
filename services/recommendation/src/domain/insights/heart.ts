import { lastDays, valuesOf, type Scene } from '../features.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { beyond, meanInterval } from '../statistics.ts';
import { countOf, smallestOf, windowOf } from '../window.ts';
import { levelShift } from './level-shift.ts';

/** Resting heart rate of the last four days above the usual range. One beat is what watches differ by. */
export const restingHeartRateAboveUsual = (scene: Scene): Outcome =>
  levelShift(scene, {
    kind: 'resting-heart-rate-above-usual',
    metric: 'resting-heart-rate',
    name: 'resting heart rate',
    unit: '/min',
    decimals: 0,
    side: 'above',
    days: 4,
    needed: 3,
    floor: 1,
    title: 'Resting heart rate above your usual',
  });

/** Heart rate variability of the last week below the usual range; a week, since single nights scatter widely (Plews 2013). */
export const hrvBelowUsual = (scene: Scene): Outcome =>
  levelShift(scene, {
    kind: 'hrv-below-usual',
    metric: 'heart-rate-variability-sdnn',
    name: 'heart rate variability',
    unit: 'ms',
    decimals: 0,
    side: 'below',
    days: 7,
    needed: 5,
    floor: 2,
    title: 'Heart rate variability below your usual',
  });

/** From here a resting pulse is called fast in adults (American Heart Association). */
const FAST_PER_MINUTE = 100;

/** A resting heart rate of 100 and more over three days: worth a look whatever is usual for the person. */
export function restingHeartRateVeryHigh(scene: Scene): Outcome {
  const window = windowOf(scene, 'resting-heart-rate', 3);
  if (countOf(window) < 2) return tooFew('recent days', countOf(window), 2);
  if (smallestOf(window) < FAST_PER_MINUTE) return NOTHING;
  const recent = lastDays(scene, 'resting-heart-rate', 3);
  const { value, low, high, error } = meanInterval(valuesOf(recent));
  const figure = { metric: 'resting-heart-rate', unit: '/min', decimals: 0 };
  const parts = [measured({ ...figure, name: 'recent', value, low, high }, recent)];
  return found({
    kind: 'resting-heart-rate-very-high',
    title: 'Resting heart rate very high',
    template: 'Your resting heart rate averaged {recent} over the last days.',
    since: recent[0]?.day ?? '',
    until: recent.at(-1)?.day ?? '',
    direction: 'above',
    metrics: ['resting-heart-rate'],
    figures: [...parts.map((part) => part.figure), { ...figure, name: 'limit', value: FAST_PER_MINUTE }],
    basis: parts.map((part) => part.basis),
    sureness: { probability: beyond(value, FAST_PER_MINUTE, error, 'above', 2), basis: `${recent.length} days` },
    urgency: 'check-with-clinician',
    method: {
      id: 'fast-resting-pulse',
      version: '1',
      source: 'American Heart Association: a resting pulse of 100 and more is fast in adults',
    },
    isCurrent: true,
  });
}
