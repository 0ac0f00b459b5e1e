import type { Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { METRICS } from '@aceso/contracts/vocabulary';

type Units = Output<typeof users.operations.getProfile>['units'];

/** The label of the unit that a person reads a metric in; undefined where the metric has one unit only. */
export function preferredUnits(units: Units): (metric: string) => string | undefined {
  const wanted = new Set<string>([units.weight, units.height, units.glucose, units.temperature, units.distance]);
  return (id) => {
    const display = METRICS.get(id)?.display ?? [];
    return display.length > 1 ? display.find(({ ucum }) => wanted.has(ucum))?.label : undefined;
  };
}
