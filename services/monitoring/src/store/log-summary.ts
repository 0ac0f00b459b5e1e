import type { Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import { sql, type Db } from '@aceso/kit';
import type { LogQuestion } from '../domain/log-question.ts';
import type { Window } from '../domain/window.ts';

type Summary = Output<typeof monitoring.operations.summarizeLogs>;

/** Lines that a summary looks at; beyond them the newest speak for the rest. */
const LINES_AT_MOST = 100_000;
const ERRORS_AT_MOST = 50;
const BARS = 60;

interface Row {
  readonly services: Summary['services'] | null;
  readonly levels: Summary['levels'] | null;
  readonly histogram: { from: string; count: number }[] | null;
  readonly errors: (Omit<Summary['errors'][number], 'traceId'> & { traceId: string | null })[] | null;
}

/** Counts of matching lines by service, level and time, and failures by message, in one look. */
export async function summaryOfLogs(db: Db, question: LogQuestion, { from, to }: Window): Promise<Summary> {
  const seconds = Math.max(1, Math.ceil((to.getTime() - from.getTime()) / 1000 / BARS));
  const row = await db.one(sql<Row>`
    with found as materialized (
      select l.at, l.service, l.level, l.message, l.trace_id
        from monitoring.log_line as l
       where l.at >= ${from} and l.at < ${to}
         and (${question.service ?? null}::text is null or l.service = ${question.service ?? null})
         and (${question.level ?? null}::text is null or l.level = ${question.level ?? null})
         and (${question.traceId ?? null}::uuid is null or l.trace_id = ${question.traceId ?? null}::uuid)
         and (${question.words ?? null}::text is null or l.words @@ ${question.words ?? null}::tsquery)
         and not exists (
           select 1 from unnest(${[...question.phrases]}::text[]) as p(phrase) where position(p.phrase in lower(l.message || ' ' || l.attributes::text)) = 0)
       order by l.at desc
       limit ${LINES_AT_MOST}
    ), services as (
      select f.service as name, count(*)::int as count from found as f group by 1 order by 2 desc, 1
    ), levels as (
      select f.level as name, count(*)::int as count from found as f group by 1 order by 2 desc, 1
    ), histogram as (
      select date_bin(make_interval(secs => ${seconds}), f.at, ${from}::timestamptz) as "from", count(*)::int as count from found as f group by 1 order by 1
    ), errors as (
      select f.service, f.message, count(*)::int as count, min(f.at) as "firstAt", max(f.at) as "lastAt",
             replace((array_agg(f.trace_id order by f.at desc) filter (where f.trace_id is not null))[1]::text, '-', '') as "traceId"
        from found as f where f.level = 'error' group by 1, 2 order by 3 desc, 5 desc limit ${ERRORS_AT_MOST}
    )
    select (select json_agg(s) from services as s) as services, (select json_agg(v) from levels as v) as levels,
           (select json_agg(h) from histogram as h) as histogram, (select json_agg(e) from errors as e) as errors`);
  const instant = (text: string): string => new Date(text).toISOString();
  return {
    services: row?.services ?? [],
    levels: row?.levels ?? [],
    histogram: (row?.histogram ?? []).map((bar) => ({ ...bar, from: instant(bar.from) })),
    errors: (row?.errors ?? []).map(({ traceId, ...error }) => ({
      ...error,
      firstAt: instant(error.firstAt),
      lastAt: instant(error.lastAt),
      ...(traceId === null ? {} : { traceId }),
    })),
  };
}
