import type { Random } from '../random/random.ts';
import type { CohortPlant } from './plant.ts';

/** What a day adds to what is usual: sums in the unit of the measure, factors where it says so. */
export interface DayEffect {
  readonly heart: number;
  readonly variabilityFactor: number;
  readonly breaths: number;
  readonly temperature: number;
  readonly sleep: number;
  readonly onset: number;
  readonly exerciseFactor: number;
  readonly systolic: number;
  /** Fastest pulse of the day, beats a minute. */
  readonly fastest: number;
}

export const NO_EFFECT: DayEffect = {
  heart: 0,
  variabilityFactor: 1,
  breaths: 0,
  temperature: 0,
  sleep: 0,
  onset: 0,
  exerciseFactor: 1,
  systolic: 0,
  fastest: 0,
};

/** Two effects on one day. */
export const both = (a: DayEffect, b: DayEffect): DayEffect => ({
  heart: a.heart + b.heart,
  variabilityFactor: a.variabilityFactor * b.variabilityFactor,
  breaths: a.breaths + b.breaths,
  temperature: a.temperature + b.temperature,
  sleep: a.sleep + b.sleep,
  onset: a.onset + b.onset,
  exerciseFactor: a.exerciseFactor * b.exerciseFactor,
  systolic: a.systolic + b.systolic,
  fastest: a.fastest + b.fastest,
});

/** Rises over three days, stays, and falls over the last two. */
const bump = (day: number, length: number): number => Math.min(1, (day + 1) / 3, (length - day) / 2);

/** What a plant does to the body on one day; faults of sensors do nothing to it. */
export function effectOf(plant: CohortPlant, index: number, draw: Random): DayEffect {
  const { kind, first, last, size } = plant;
  if (index < first || index > last) return NO_EFFECT;
  const [day, length] = [index - first, last - first + 1];
  switch (kind) {
    case 'illness': {
      const share = bump(day, length);
      const ill = index >= (plant.symptoms ?? first);
      return {
        ...NO_EFFECT,
        heart: size * share,
        variabilityFactor: 1 - 0.04 * size * share,
        breaths: 0.25 * size * share,
        temperature: 0.1 * size * share,
        sleep: ill ? 35 : 0,
        exerciseFactor: ill ? 0.2 : 1,
      };
    }
    case 'blood-pressure-rise':
      return { ...NO_EFFECT, systolic: (size * (day + 1)) / length };
    case 'sleep-debt':
      return { ...NO_EFFECT, sleep: -size, onset: 0.6 * size };
    case 'arrhythmia':
      return draw.chance(0.5)
        ? { ...NO_EFFECT, variabilityFactor: size, heart: 3 * size + draw.normal(0, 2), fastest: 45 + draw.normal(0, 12) }
        : NO_EFFECT;
    case 'overtraining': {
      const tired = Math.min(1, Math.max(0, (day - 9) / 6));
      return {
        ...NO_EFFECT,
        exerciseFactor: size,
        heart: 1.8 * size * tired,
        variabilityFactor: 1 - 0.1 * size * tired,
        sleep: -18 * tired,
      };
    }
    case 'fault-stuck':
    case 'fault-noisy':
    case 'fault-offset':
    case 'fault-gap':
      return NO_EFFECT;
    default:
      return kind satisfies never;
  }
}
