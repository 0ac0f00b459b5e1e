import type { LogLine } from '@aceso/contracts/monitoring';
import { json, sql, type Db } from '@aceso/kit';
import type { LogQuestion } from '../domain/log-question.ts';
import type { LogRecord } from '../domain/log-records.ts';
import type { Window } from '../domain/window.ts';

/** Appends lines; the partitions of their days must exist. */
export async function appendLogLines(db: Db, records: readonly LogRecord[]): Promise<void> {
  if (records.length === 0) return;
  await db.many(sql`
    insert into monitoring.log_line (at, service, replica, level, message, attributes, trace_id, span_id, words)
    select r.at, r.service, r.replica, r.level, r.message, r.attributes::jsonb, r.trace_id, r.span_id, array_to_tsvector(string_to_array(r.words, ' '))
      from unnest(
        ${records.map(({ at }) => at)}::timestamptz[], ${records.map(({ service }) => service)}::text[], ${records.map(({ replica }) => replica ?? null)}::text[],
        ${records.map(({ level }) => level)}::text[], ${records.map(({ message }) => message)}::text[], ${records.map(({ attributes }) => json(attributes))}::text[],
        ${records.map(({ traceId }) => traceId ?? null)}::uuid[], ${records.map(({ spanId }) => spanId ?? null)}::text[], ${records.map(({ words }) => words.join(' '))}::text[]
      ) as r(at, service, replica, level, message, attributes, trace_id, span_id, words)`);
}

interface Row {
  readonly at: Date;
  readonly id: number;
  readonly service: string;
  readonly replica: string | null;
  readonly level: LogLine['level'];
  readonly message: string;
  readonly attributes: Record<string, unknown>;
  readonly trace_id: string | null;
  readonly span_id: string | null;
}

/** Place in the list: the moment and the number of a line. */
export interface LogPlace {
  readonly at: Date;
  readonly id: number;
}

/** Matching lines, newest first, strictly older than `after`. Served by the primary key, or by log_line__words, __service__at, __level__at, __trace_id. */
export async function findLogLines(
  db: Db,
  question: LogQuestion,
  { from, to }: Window,
  after: LogPlace | undefined,
  limit: number,
): Promise<readonly LogLine[]> {
  const rows = await db.many(sql<Row>`
    select l.at, l.id, l.service, l.replica, l.level, l.message, l.attributes, l.trace_id, l.span_id
      from monitoring.log_line as l
     where l.at >= ${from} and l.at < ${to}
       and (${question.service ?? null}::text is null or l.service = ${question.service ?? null})
       and (${question.level ?? null}::text is null or l.level = ${question.level ?? null})
       and (${question.traceId ?? null}::uuid is null or l.trace_id = ${question.traceId ?? null}::uuid)
       and (${question.words ?? null}::text is null or l.words @@ ${question.words ?? null}::tsquery)
       and not exists (
         select 1 from unnest(${[...question.phrases]}::text[]) as p(phrase) where position(p.phrase in lower(l.message || ' ' || l.attributes::text)) = 0)
       and (${after?.at ?? null}::timestamptz is null or (l.at, l.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? 0}::bigint))
     order by l.at desc, l.id desc
     limit ${limit}`);
  return rows.map(lineOf);
}

/** Lines of one trace in the order in which they were written. Served by log_line__trace_id. */
export async function logLinesOfTrace(db: Db, traceId: string, limit: number): Promise<readonly LogLine[]> {
  const rows = await db.many(sql<Row>`
    select l.at, l.id, l.service, l.replica, l.level, l.message, l.attributes, l.trace_id, l.span_id
      from monitoring.log_line as l
     where l.trace_id = ${traceId}::uuid
     order by l.at, l.id
     limit ${limit}`);
  return rows.map(lineOf);
}

const lineOf = (row: Row): LogLine => ({
  id: String(row.id),
  at: row.at.toISOString(),
  service: row.service,
  ...(row.replica === null ? {} : { replica: row.replica }),
  level: row.level,
  message: row.message,
  attributes: row.attributes,
  ...(row.trace_id === null ? {} : { traceId: row.trace_id.replaceAll('-', '') }),
  ...(row.span_id === null ? {} : { spanId: row.span_id }),
});
