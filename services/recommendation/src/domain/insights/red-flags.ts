import { lastDays, valuesOf, type Scene } from '../features.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { meanInterval } from '../statistics.ts';
import { countOf, smallestOf, windowOf } from '../window.ts';

/** NEWS2 gives two points of three from 111 and three from 131 a minute; at rest, over days, 120 needs a look on the same day. */
const RACING_PER_MINUTE = 120;
/** From here sick-day rules and the consensus of 2024 ask for care on the same day (ADA and partners: 200 and ketones; 300 without them). */
const VERY_HIGH_MG_PER_DL = 300;

/** A resting heart rate at or above 120 a minute on two days running: sustained, not a run for the bus. */
export function restingHeartRateExtreme(scene: Scene): Outcome {
  const window = windowOf(scene, 'resting-heart-rate', 2);
  if (countOf(window) < 2) return tooFew('recent days', countOf(window), 2);
  if (smallestOf(window) < RACING_PER_MINUTE) return NOTHING;
  const recent = lastDays(scene, 'resting-heart-rate', 2);
  const { value, low, high } = meanInterval(valuesOf(recent));
  const part = measured({ name: 'recent', metric: 'resting-heart-rate', unit: '/min', decimals: 0, value, low, high }, recent);
  return found({
    kind: 'resting-heart-rate-extreme',
    title: 'Racing pulse at rest',
    template: 'Your resting heart rate averaged {recent} over two days.',
    since: recent[0]?.day ?? '',
    until: recent.at(-1)?.day ?? '',
    direction: 'above',
    metrics: ['resting-heart-rate'],
    figures: [part.figure],
    basis: [part.basis],
    sureness: { probability: 0.85, basis: 'two days; a loose watch can read too high' },
    urgency: 'seek-care-now',
    method: { id: 'sustained-fast-pulse', version: '1', source: 'Royal College of Physicians 2017, NEWS2' },
    isCurrent: true,
  });
}

/** A glucose reading of 300 mg/dL and more within two days. */
export function glucoseVeryHigh(scene: Scene): Outcome {
  if (countOf(windowOf(scene, 'blood-glucose', 2)) === 0) return tooFew('days with glucose', 0, 1);
  const days = lastDays(scene, 'blood-glucose', 2);
  const worst = days.filter(({ maximum, value }) => (maximum ?? value) >= VERY_HIGH_MG_PER_DL).at(-1);
  if (worst === undefined) return NOTHING;
  const highest = worst.maximum ?? worst.value;
  const part = measured({ name: 'highest', metric: 'blood-glucose', unit: 'mg/dL', decimals: 0, value: highest }, [
    { ...worst, value: highest },
  ]);
  return found({
    kind: 'glucose-very-high',
    title: 'Very high glucose',
    template: 'Your glucose reached {highest}.',
    since: worst.day,
    until: worst.day,
    direction: 'above',
    metrics: ['blood-glucose'],
    figures: [part.figure],
    basis: [part.basis],
    sureness: { probability: 0.9, basis: 'a single value; sugar on a finger reads too high' },
    urgency: 'seek-care-now',
    method: { id: 'very-high-glucose', version: '1', source: 'ADA and partners 2024, doi 10.2337/dci24-0032' },
    isCurrent: true,
  });
}
