import type { Input, Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { MonitoringDeps } from '../deps.ts';
import { dayOf, keptTime } from '../domain/kept-time.ts';
import { logRecordsOf } from '../domain/log-records.ts';
import { appendLogLines } from '../store/log-lines.ts';

type Operation = typeof monitoring.operations.takeLogs;

/** Takes what it can; lines with an impossible time are counted back and must not be sent again (OTLP partial success). */
export const takeLogs =
  ({ db, now, days, settings }: Pick<MonitoringDeps, 'db' | 'now' | 'days' | 'settings'>) =>
  async ({ body }: Input<Operation>): Promise<Output<Operation>> => {
    const { records, rejected } = logRecordsOf(body, keptTime(now(), settings.get('logDays')));
    await days.ensure(
      'log_line',
      records.map(({ at }) => dayOf(Date.parse(at))),
    );
    await appendLogLines(db, records);
    return rejected === 0
      ? {}
      : { partialSuccess: { rejectedLogRecords: rejected, errorMessage: 'older than what is kept, or in the future' } };
  };
