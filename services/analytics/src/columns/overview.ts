import type { Duck } from './duck.ts';
import { columnsOf } from './files.ts';

/** What can be asked for. */
export interface Overview {
  readonly metrics: readonly string[];
  readonly newestDay: string | undefined;
}

/** Metrics that enough people have, and the newest day of these: a metric of one person is a fact about that person. */
export async function metricsWith(duck: Duck, paths: readonly string[], people: number): Promise<Overview> {
  const rows = await duck.rows(
    `select metric, max(day)::varchar as newest
       from ${columnsOf(paths)}
      group by metric
     having count(distinct person) >= $people
      order by metric`,
    { people },
  );
  return {
    metrics: rows.map((row) => String(row['metric'])),
    newestDay: rows
      .map((row) => String(row['newest']))
      .toSorted()
      .at(-1),
  };
}
