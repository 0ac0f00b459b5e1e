import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { METRICS } from '@aceso/contracts/vocabulary';

export const listMetrics = () => (): Promise<Output<typeof healthData.operations.listMetrics>> =>
  Promise.resolve({
    items: [...METRICS.values()].map(({ id, name, family, kind, aggregation, unit, decimals, loinc }) => ({
      id,
      name,
      family,
      kind,
      aggregation,
      unit,
      decimals,
      ...(loinc === undefined ? {} : { loinc }),
    })),
  });
