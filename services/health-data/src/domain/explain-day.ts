import type { Metric } from '@aceso/contracts/vocabulary';
import { byWaking } from './by-waking.ts';
import { amountsOf } from './day-value.ts';
import { explainAmounts } from './explain-amounts.ts';
import { explainInstants, explainNewest } from './explain-instants.ts';
import type { Explanation } from './explanation.ts';
import type { RankedColumns } from './fuse-amounts.ts';
import type { LocalDay } from './local-days.ts';

/** How the value of a day came about, by the metric's own aggregation: the merging is done again and tells what it does. */
export function explainDay(metric: Metric, sources: readonly RankedColumns[], day: LocalDay): Explanation {
  switch (metric.aggregation) {
    case 'sum':
    case 'duration':
      return explainAmounts(amountsOf(metric, sources), day);
    case 'mean':
      return explainInstants(byWaking(metric, sources), day);
    case 'last':
      return explainNewest(sources, day);
    default:
      return metric.aggregation satisfies never;
  }
}
