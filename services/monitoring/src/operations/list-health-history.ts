import type { Input, Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { MonitoringDeps } from '../deps.ts';
import { windowOf } from '../domain/window.ts';
import { healthChanges } from '../store/health.ts';

type Operation = typeof monitoring.operations.listHealthHistory;
const HOURS = 7 * 24;

/** The last week unless told otherwise. */
export const listHealthHistory =
  ({ db, now }: Pick<MonitoringDeps, 'db' | 'now'>) =>
  async ({ query }: Input<Operation>): Promise<Output<Operation>> => ({
    items: [...(await healthChanges(db, windowOf(query, now(), HOURS), query.service, query.limit))],
  });
