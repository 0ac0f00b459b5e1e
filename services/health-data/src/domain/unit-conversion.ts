import type { Metric } from '@aceso/contracts/vocabulary';
import { conversionTo } from '@aceso/integrations/kit';

/** Converts a value from a unit, UCUM or as people print it, to the metric's stored unit; undefined when the unit does not fit the metric. */
export function toStoredUnit(metric: Metric, value: number, unit: string): number | undefined {
  // Nearly everything comes in the stored unit.
  if (unit === metric.unit) return value;
  const converted = unit === '' ? undefined : conversionTo(metric, unit)?.(value);
  // Float noise of a conversion is no precision of the source.
  return converted === undefined || converted === value ? converted : Number(converted.toPrecision(12));
}
