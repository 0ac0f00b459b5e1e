import type { Random } from '../random/random.ts';

/** What is planted in a person of a cohort, with what it does to the body. */
export const COHORT_PLANTS = {
  illness: 'resting heart rate, temperature, breathing up and heart rate variability down for a week',
  'blood-pressure-rise': 'mean pressure climbs over three months and stays',
  'sleep-debt': 'four weeks of nights that are one to two hours short',
  arrhythmia: 'days with an irregular, fast pulse, on about every second day of four weeks',
  overtraining: 'four weeks of twice the training; from the second week on the body does not recover',
  'fault-stuck': 'the watch repeats one resting heart rate for two weeks',
  'fault-noisy': 'a loose strap: heart readings scatter four times as much for ten days',
  'fault-offset': 'a new watch reads four to six beats higher than the old one',
  'fault-gap': 'no nights and no heart readings for twelve days',
} as const;

/** Kinds of plant. */
export type CohortPlantKind = keyof typeof COHORT_PLANTS;

/** A planted change: days as indexes of the person's days, both included. */
export interface CohortPlant {
  readonly kind: CohortPlantKind;
  readonly first: number;
  readonly last: number;
  /** First day on which the person would notice; only of an illness. */
  readonly symptoms?: number;
  /** Peak of its leading effect, in the unit that `effectsOf` applies it in. */
  readonly size: number;
}

interface Drawn {
  readonly days: readonly [from: number, to: number];
  readonly size: readonly [from: number, to: number];
}

/** How long each lasts, and how large its leading effect is. */
const DRAWN: Readonly<Record<CohortPlantKind, Drawn>> = {
  // Beats a minute at the peak: Alavi 2022 and Mishra 2020 report some 3 to 9.
  illness: { days: [6, 10], size: [3, 9] },
  // Millimetres of mercury at the end.
  'blood-pressure-rise': { days: [89, 89], size: [10, 22] },
  // Minutes a night.
  'sleep-debt': { days: [28, 28], size: [60, 120] },
  // Factor on the spread of the intervals between beats.
  arrhythmia: { days: [28, 28], size: [1.6, 2.6] },
  // Factor on the minutes of training.
  overtraining: { days: [28, 28], size: [1.8, 2.6] },
  'fault-stuck': { days: [14, 14], size: [1, 1] },
  'fault-noisy': { days: [10, 10], size: [4, 4] },
  // Beats a minute.
  'fault-offset': { days: [1e6, 1e6], size: [4, 6] },
  'fault-gap': { days: [12, 12], size: [1, 1] },
};

/** Draws when and how much; `earliest` to `latest` is where it may begin. */
export function drawPlant(kind: CohortPlantKind, draw: Random, earliest: number, latest: number, lastDay: number): CohortPlant {
  const { days, size } = DRAWN[kind];
  const first = draw.whole(earliest, latest);
  const last = Math.min(lastDay, first + draw.whole(...days) - 1);
  const plant = { kind, first, last, size: draw.between(...size) };
  return kind === 'illness' ? { ...plant, symptoms: first + draw.whole(1, 4) } : plant;
}
