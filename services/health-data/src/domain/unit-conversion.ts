import type { Metric } from '@aceso/contracts/vocabulary';

/** Exact factors to a stored unit that are no display unit: UCUM code → factor. */
const FACTORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  m: { km: 1000, cm: 0.01, '[mi_i]': 1609.344, '[ft_i]': 0.3048, '[yd_i]': 0.9144 },
  cm: { m: 100, '[in_i]': 2.54, '[ft_i]': 30.48 },
  kg: { g: 0.001, '[lb_av]': 0.45359237, '[stone_av]': 6.35029318 },
  kcal: { kJ: 1 / 4.184, J: 1 / 4184, cal: 0.001 },
  min: { s: 1 / 60, h: 60, ms: 1 / 60_000 },
  ms: { s: 1000 },
  'm/s': { 'km/h': 1 / 3.6, '[mi_i]/h': 0.44704 },
  'mm[Hg]': { kPa: 7.500616827 },
  L: { mL: 0.001 },
  '%': { '1': 100 },
};

/** Converts a value from a UCUM unit to the metric's stored unit; undefined when the unit does not fit the metric. */
export function toStoredUnit(metric: Metric, value: number, unit: string): number | undefined {
  if (unit === metric.unit) return value;
  const shown = metric.display.find(({ ucum }) => ucum === unit);
  // `shown = stored * factor + offset`, turned round.
  if (shown !== undefined) return rounded((value - (shown.offset ?? 0)) / shown.factor);
  const factor = FACTORS[metric.unit]?.[unit];
  if (factor !== undefined) return rounded(value * factor);
  return /^(\{.*\}|1|count|\/min)$/.test(unit) && /^(\{.*\}|1)$/.test(metric.unit) && unit !== '/min' ? value : undefined;
}

/** Float noise of a conversion is no precision of the source. */
const rounded = (value: number): number => Number(value.toPrecision(12));
