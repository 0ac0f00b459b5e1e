import { appendFileSync, rmSync } from 'node:fs';
import type { Db } from '@aceso/kit';
import { peopleOfShard, seriesOf, type SeriesRow } from '../store/daily-values.ts';
import type { Duck } from './duck.ts';
import { quoted } from './files.ts';

/** People read at once; all that one has is a few hundred kilobytes of text. */
const PEOPLE = 20;
const ROW_GROUP = 50_000;
const LONGEST_LINE = 4_000_000;

/**
 * Writes the values of a shard as Parquet, clustered by person and then metric; false, and no file, when there are none.
 *
 * They pass through a text file: DuckDB splits text faster, and in less memory, than a row a value goes through this process.
 */
export async function writeShard(
  { db, duck }: { readonly db: Db; readonly duck: () => Promise<Duck> },
  shard: number,
  path: string,
): Promise<boolean> {
  const lines = `${path}.tsv`;
  let written = 0;
  try {
    for (let people = await peopleOfShard(db, shard, undefined, PEOPLE); people.length > 0;) {
      const rows = await seriesOf(db, people);
      appendFileSync(lines, textOf(rows), { mode: 0o600 });
      written += rows.length;
      people = people.length < PEOPLE ? [] : await peopleOfShard(db, shard, people.at(-1), PEOPLE);
    }
    if (written > 0) await (await duck()).rows(copyStatement(lines, path));
  } finally {
    rmSync(lines, { force: true });
  }
  return written > 0;
}

const textOf = (rows: readonly SeriesRow[]): string =>
  rows.map(({ person, metric, sex, age_band: band, series }) => `${person}\t${metric}\t${sex}\t${band}\t${series}\n`).join('');

const copyStatement = (lines: string, path: string): string => `
  copy (
    select unhex(person) as person, metric, split_part(item, ',', 1)::date as day, split_part(item, ',', 2)::double as value, sex, age_band
      from (select person, metric, sex, age_band, unnest(string_split(series, ';')) as item
              from read_csv(${quoted(lines)}, delim = '\t', header = false, quote = '', escape = '', auto_detect = false,
                            max_line_size = ${LONGEST_LINE},
                            columns = {person: 'varchar', metric: 'varchar', sex: 'varchar', age_band: 'varchar', series: 'varchar'}))
     order by person, metric, day)
    to ${quoted(path)} (format parquet, compression zstd, row_group_size ${ROW_GROUP})`;
