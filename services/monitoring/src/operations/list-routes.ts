import type { Input, Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { MonitoringDeps } from '../deps.ts';
import { figuresOf } from '../domain/route-figures.ts';
import { windowOf } from '../domain/window.ts';
import { routeCounts } from '../store/metrics.ts';

type Operation = typeof monitoring.operations.listRoutes;
const HOURS = 1;
const MS_PER_MINUTE = 60_000;

/** Busiest first; every request counts, sampled or not. */
export const listRoutes =
  ({ db, now }: Pick<MonitoringDeps, 'db' | 'now'>) =>
  async ({ query }: Input<Operation>): Promise<Output<Operation>> => {
    const window = windowOf(query, now(), HOURS);
    const minutes = (window.to.getTime() - window.from.getTime()) / MS_PER_MINUTE;
    const counts = await routeCounts(db, window, query.service);
    const items = [...Map.groupBy(counts, ({ service, method, route }) => `${service} ${method} ${route}`).values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { service, method, route } = first;
      return [{ service, method, route, ...figuresOf(group, minutes) }];
    });
    return { from: window.from.toISOString(), to: window.to.toISOString(), items };
  };
