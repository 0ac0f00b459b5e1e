import type { Input } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import { keyValues, nanosOfMs, resourceOf } from './otlp.ts';

type LogBody = Input<typeof monitoring.operations.takeLogs>['body'];

/** OTLP severity numbers (logs data model, 4.1). */
const SEVERITY: Readonly<Record<string, number>> = { trace: 1, debug: 5, info: 9, warn: 13, error: 17, fatal: 21 };
const MESSAGE_LETTERS = 8_000;
const ATTRIBUTES_AT_MOST = 64;

interface Line {
  readonly level?: string;
  readonly time?: number;
  readonly service?: string;
  readonly msg?: string;
  readonly trace_id?: string;
  readonly span_id?: string;
}

/** Finished log lines (JSON, one each) as an OTLP/HTTP JSON body, by service. */
export function encodeLogs(lines: readonly string[], replica: string): LogBody {
  const records = lines.map(encode);
  return {
    resourceLogs: [...Map.groupBy(records, ({ service }) => service)].map(([service, group]) => ({
      resource: resourceOf(service, replica),
      scopeLogs: [{ logRecords: group.map(({ record }) => record) }],
    })),
  };
}

function encode(text: string) {
  const {
    level = 'info',
    time = 0,
    service = 'unknown',
    msg = '',
    trace_id,
    span_id,
    ...rest
  } = JSON.parse(text) as Line & Record<string, unknown>; // Our own logger wrote it.
  const record = {
    timeUnixNano: nanosOfMs(time),
    severityNumber: SEVERITY[level] ?? SEVERITY['info'] ?? 9,
    severityText: level,
    body: { stringValue: msg.slice(0, MESSAGE_LETTERS) },
    attributes: keyValues(flat(rest)).slice(0, ATTRIBUTES_AT_MOST),
    ...(trace_id === undefined ? {} : { traceId: trace_id }),
    ...(span_id === undefined ? {} : { spanId: span_id }),
  };
  return { service, record };
}

/** One level of names with dots, as OpenTelemetry names attributes; what lies deeper stays JSON. */
function flat(rest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rest).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).map(([name, inner]) => [`${key}.${name}`, cut(inner)])
        : [[key, cut(value)]],
    ),
  );
}

const cut = (value: unknown): unknown => (typeof value === 'string' ? value.slice(0, MESSAGE_LETTERS) : value);
