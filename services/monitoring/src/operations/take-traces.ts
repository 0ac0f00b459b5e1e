import type { Input, Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { MonitoringDeps } from '../deps.ts';
import { dayOf, keptTime } from '../domain/kept-time.ts';
import { spanRecordsOf } from '../domain/span-records.ts';
import { appendSpans } from '../store/spans.ts';

type Operation = typeof monitoring.operations.takeTraces;

/** Takes what it can; a batch that comes twice changes nothing. */
export const takeTraces =
  ({ db, now, days, settings }: Pick<MonitoringDeps, 'db' | 'now' | 'days' | 'settings'>) =>
  async ({ body }: Input<Operation>): Promise<Output<Operation>> => {
    const { records, rejected } = spanRecordsOf(body, keptTime(now(), settings.get('traceDays')));
    await days.ensure(
      'span',
      records.map(({ startUs }) => dayOf(startUs / 1000)),
    );
    await appendSpans(db, records);
    return rejected === 0
      ? {}
      : { partialSuccess: { rejectedSpans: rejected, errorMessage: 'older than what is kept, in the future, or ending before it began' } };
  };
