import type { Input, Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { MonitoringDeps } from '../deps.ts';
import { keptTime } from '../domain/kept-time.ts';
import { metricRecordsOf } from '../domain/metric-records.ts';
import { addMetrics } from '../store/metrics.ts';

type Operation = typeof monitoring.operations.takeMetrics;

/** Adds deltas up by minute; totals that are cumulative at the sender cannot be added and are refused. */
export const takeMetrics =
  ({ db, now, days, settings }: Pick<MonitoringDeps, 'db' | 'now' | 'days' | 'settings'>) =>
  async ({ body }: Input<Operation>): Promise<Output<Operation>> => {
    const { records, rejected } = metricRecordsOf(body, keptTime(now(), settings.get('metricDays')));
    await days.ensure(
      'metric_minute',
      records.map(({ minute }) => minute.slice(0, 10)),
    );
    await addMetrics(db, records, now());
    return rejected === 0
      ? {}
      : { partialSuccess: { rejectedDataPoints: rejected, errorMessage: 'cumulative, older than what is kept, or in the future' } };
  };
