import type { Input, Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { MonitoringDeps } from '../deps.ts';
import { latestAlerts, standingAlerts } from '../store/alerts.ts';

type Operation = typeof monitoring.operations.listAlerts;

/** Those that stand, or the latest of all. */
export const listAlerts =
  ({ db }: Pick<MonitoringDeps, 'db'>) =>
  async ({ query }: Input<Operation>): Promise<Output<Operation>> => {
    const items = query.standing === true ? await standingAlerts(db) : await latestAlerts(db, query.limit);
    return { items: items.slice(0, query.limit) };
  };
