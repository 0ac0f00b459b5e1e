import { metric, type Metric } from '@aceso/contracts/vocabulary';

/** Night measures in the order in which Today shows them. */
export const NIGHT_MEASURES: readonly string[] = [
  'heart-rate-variability-sdnn',
  'resting-heart-rate',
  'respiratory-rate',
  'wrist-temperature',
  'oxygen-saturation',
  'sleep-duration',
];

/** What most people look for first; everything else follows in the order of the vocabulary. */
const EVERYDAY: readonly string[] = [
  'step-count',
  'exercise-time',
  'active-energy',
  'body-mass',
  'blood-pressure-systolic',
  'blood-pressure-diastolic',
  'blood-glucose',
  'heart-rate',
  'distance-walking-running',
  'vo2-max',
];

/** How a measure is named and how finely it is shown in its stored unit. */
export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  /** Amounts grow until the day is over: half a day is not a low day. */
  readonly growsOverDay: boolean;
  /** Read many times a day, so that a typical day can be drawn of it. */
  readonly variesOverDay: boolean;
}

/** Digits kept of a metric that is never shown in its stored unit. */
const DECIMALS_OTHERWISE = 2;

/** The measure of a metric id; undefined when the vocabulary does not have it. */
export function measureOf(id: string): Measure | undefined {
  const found = metric(id);
  return found && describe(found);
}

function describe({ id, name, unit, display, category, aggregation, family }: Metric): Measure {
  const shown = display.find(({ ucum }) => ucum === unit);
  return {
    id,
    name,
    unit,
    decimals: shown?.decimals ?? DECIMALS_OTHERWISE,
    growsOverDay: family !== 'sleep' && (aggregation === 'sum' || aggregation === 'duration'),
    variesOverDay: aggregation === 'mean' && category !== 'sleep',
  };
}

/** Sorts what a person has besides the night measures: everyday ones first, the rest as given. */
export function inEverydayOrder(ids: readonly string[]): readonly string[] {
  const rest = ids.filter((id) => !NIGHT_MEASURES.includes(id));
  return [...EVERYDAY.filter((id) => rest.includes(id)), ...rest.filter((id) => !EVERYDAY.includes(id))];
}

/** A value at so many digits after the point. */
export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));
