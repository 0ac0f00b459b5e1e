import type { Db } from '@aceso/kit';
import type { DuckDBAppender } from '@duckdb/node-api';
import { valuesOfShard, type ColumnRow } from '../store/daily-values.ts';
import type { Duck } from './duck.ts';
import { quoted } from './files.ts';

const PAGE = 20_000;
const ROW_GROUP = 50_000;

/** Writes the values of a shard as Parquet, clustered by person and then metric; returns the number of rows. No file when there are none. */
export async function writeShard(
  { db, duck }: { readonly db: Db; readonly duck: () => Promise<Duck> },
  shard: number,
  path: string,
): Promise<number> {
  let rows = await valuesOfShard(db, shard, undefined, PAGE);
  if (rows.length === 0) return 0;
  const open = await duck();
  await open.rows('create or replace table draft (person blob, metric varchar, day date, value double, sex varchar, age_band varchar)');
  let written = 0;
  for (;;) {
    await open.append('draft', (appender, day) => fill(appender, day, rows));
    written += rows.length;
    if (rows.length < PAGE) break;
    rows = await valuesOfShard(db, shard, rows.at(-1), PAGE);
  }
  await open.rows(
    `copy (select * from draft order by person, metric, day) to ${quoted(path)} (format parquet, compression zstd, row_group_size ${ROW_GROUP})`,
  );
  await open.rows('drop table draft');
  return written;
}

function fill(appender: DuckDBAppender, day: (text: string) => void, rows: readonly ColumnRow[]): void {
  for (const row of rows) {
    appender.appendBlob(row.pseudonym);
    appender.appendVarchar(row.metric);
    day(row.day);
    appender.appendDouble(row.value);
    appender.appendVarchar(row.sex);
    appender.appendVarchar(row.age_band);
    appender.endRow();
  }
}
