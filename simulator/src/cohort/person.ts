import type { Random } from '../random/random.ts';
import { clamp } from '../random/round.ts';

/** What is usual for a person of a cohort, and how much each day scatters around it. */
export interface CohortTraits {
  readonly restingHeartRate: number;
  /** From night to night, beats a minute: 0.8 of a steady person, 3.5 of an unsteady one. */
  readonly heartScatter: number;
  /** Milliseconds (SDNN), and the scatter of its logarithm. */
  readonly variability: number;
  readonly variabilityScatter: number;
  readonly breaths: number;
  readonly temperature: number;
  readonly sleepMinutes: number;
  readonly sleepScatter: number;
  readonly onsetMinutes: number;
  readonly exerciseMinutes: number;
  readonly steps: number;
  readonly weight: number;
  readonly systolic: number;
  readonly diastolic: number;
  readonly oxygen: number;
  /** Share of the nights and days with the watch on. */
  readonly worn: number;
  /** Watches without thermometer tell heart rate, variability and sleep alone. */
  readonly hasThermometer: boolean;
  readonly hasCycle: boolean;
  /** Evenings with several drinks, a week. */
  readonly drinks: number;
}

/**
 * An adult without standing findings: enough sleep and movement, pressure below the limits.
 *
 * Whoever is told of such a finding is told something false, unless it was planted.
 */
export function drawTraits(draw: Random): CohortTraits {
  const hasCycle = draw.chance(0.3);
  const systolic = clamp(draw.normal(113, 5), 100, 121);
  return {
    restingHeartRate: clamp(draw.normal(62, 7), 46, 82),
    heartScatter: 0.8 * (3.5 / 0.8) ** draw.unit(),
    variability: clamp(draw.normal(48, 14), 22, 95),
    variabilityScatter: draw.between(0.1, 0.22),
    breaths: clamp(draw.normal(14.6, 1.3), 11.5, 18.5),
    temperature: draw.normal(35.6, 0.35),
    sleepMinutes: clamp(draw.normal(462, 16), 442, 505),
    sleepScatter: draw.between(20, 45),
    onsetMinutes: draw.between(620, 740),
    exerciseMinutes: clamp(draw.normal(42, 9), 31, 75),
    steps: clamp(draw.normal(9_000, 1_700), 5_500, 14_500),
    weight: clamp(draw.normal(75, 11), 50, 115),
    systolic,
    diastolic: clamp(systolic * 0.62 + draw.normal(0, 2), 60, 75),
    oxygen: draw.between(96, 97.8),
    worn: draw.between(0.86, 0.99),
    hasThermometer: draw.chance(0.6),
    hasCycle,
    drinks: draw.chance(0.6) ? draw.between(0.1, 0.8) : 0,
  };
}
