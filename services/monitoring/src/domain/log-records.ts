import type { Input } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import { isKept, type KeptTime } from './kept-time.ts';
import type { Level } from './log-question.ts';
import { microsOf, plainAttributes, plainValue, senderOf, withoutNul } from './otlp-values.ts';
import { searchable, wordsOf } from './words.ts';

type Body = Input<typeof monitoring.operations.takeLogs>['body'];

export interface LogRecord {
  readonly at: string;
  readonly service: string;
  readonly replica: string | undefined;
  readonly level: Level;
  readonly message: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly traceId: string | undefined;
  readonly spanId: string | undefined;
  readonly words: readonly string[];
}

const MESSAGE_LETTERS = 16_000;

/** Severity number (OpenTelemetry logs data model): 1-8 debug, 9-12 info, 13-16 warn, 17-24 error. */
export const levelOf = (severity: number | undefined): Level =>
  severity === undefined || severity === 0 ? 'info' : severity <= 8 ? 'debug' : severity <= 12 ? 'info' : severity <= 16 ? 'warn' : 'error';

/** Lines of a batch, and how many had an impossible time. */
export function logRecordsOf(body: Body, kept: KeptTime): { readonly records: readonly LogRecord[]; readonly rejected: number } {
  const records: LogRecord[] = [];
  let rejected = 0;
  for (const { resource, scopeLogs } of body.resourceLogs) {
    const sender = senderOf(resource);
    for (const record of scopeLogs.flatMap(({ logRecords }) => logRecords)) {
      const atMs = Math.floor(microsOf(record.timeUnixNano ?? record.observedTimeUnixNano ?? 0) / 1000);
      if (!isKept(atMs, kept)) {
        rejected += 1;
        continue;
      }
      const text = plainValue(record.body);
      const message = withoutNul(typeof text === 'string' ? text : JSON.stringify(text)).slice(0, MESSAGE_LETTERS);
      const attributes = plainAttributes(record.attributes);
      records.push({
        ...sender,
        message,
        attributes,
        at: new Date(atMs).toISOString(),
        level: levelOf(record.severityNumber),
        traceId: record.traceId === '' ? undefined : record.traceId?.toLowerCase(),
        spanId: record.spanId === '' ? undefined : record.spanId?.toLowerCase(),
        words: wordsOf(searchable(message, attributes)),
      });
    }
  }
  return { records, rejected };
}
