import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { markStale } from '../store/stale.ts';
import { StaleDays } from './stale-days.ts';
import { summariseNow } from './summarise.ts';

/** Days of metrics that are summed up while the sender waits. */
const AT_ONCE_MAX = 120;

/**
 * Sums up in the transaction that wrote, when that is little: then the advisor hears of it at once. A history is left to the worker.
 *
 * @returns whether the worker must be woken when the transaction has ended
 */
export async function sumUpSoon(deps: Pick<Deps, 'bus'>, tx: Db, personId: string, stale: readonly StaleDays[]): Promise<boolean> {
  const all = new StaleDays();
  for (const days of stale) for (const [metric, list] of days.byMetric()) all.add(metric, list);
  const byMetric = all.byMetric();
  const count = [...byMetric.values()].reduce((sum, { length }) => sum + length, 0);
  if (count <= AT_ONCE_MAX) await summariseNow(deps, tx, personId, all);
  else await markStale(tx, personId, byMetric);
  return count > AT_ONCE_MAX;
}
