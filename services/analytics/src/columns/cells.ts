import { fixedPointOf } from '../domain/fixed-point.ts';
import type { CheckedQuestion, Question } from '../domain/question.ts';
import type { TrueCell } from '../domain/release.ts';
import type { Duck } from './duck.ts';
import { columnsOf } from './files.ts';

const GROUP: Readonly<Record<NonNullable<Question['groupBy']> | 'all', string>> = {
  all: `'all'`,
  sex: 'sex',
  'age-band': 'age_band',
  month: `strftime(day, '%Y-%m')`,
};

/**
 * Exact sums of each cell, every person bounded before anything is added: to so many cells (the latest ones), so many days in a cell, and to
 * one mean within the plausible range. Sums are of whole numbers, so that the order in which threads add cannot matter.
 */
export async function cellsOf(duck: Duck, paths: readonly string[], checked: CheckedQuestion): Promise<readonly TrueCell[]> {
  const { question, metric, cellsPerPerson, daysPerCell } = checked;
  const { scale, low, high, middle } = fixedPointOf(metric);
  const rows = await duck.rows(
    `with person_cell as (
       select person, ${GROUP[question.groupBy ?? 'all']} as cell, count(*) as days, avg(value) as mean
         from ${columnsOf(paths)}
        where metric = $metric and day between $from::date and $to::date
        group by person, cell),
     bounded as (
       select cell, least(days, ${daysPerCell})::bigint as days,
              least(greatest(round(mean * ${scale}), ${low}), ${high})::bigint - ${middle} as centred,
              row_number() over (partition by person order by cell desc) as place
         from person_cell)
     select cell, count(*)::varchar as people, sum(days)::varchar as days, sum(centred)::varchar as centred
       from bounded
      where place <= ${cellsPerPerson}
      group by cell`,
    { metric: question.metric, from: question.from, to: question.to },
  );
  return rows.map((row) => ({
    group: String(row['cell']),
    people: Number(row['people']),
    days: BigInt(String(row['days'])),
    centred: BigInt(String(row['centred'])),
  }));
}
