import { isNothing, rowsOf, takeCell, type Collector, type OneFile } from '../kit/index.ts';
import { metricOf, sourceOf } from './mapping.ts';
import { PointReader } from './point-reader.ts';
import { periodOf, type Stamp } from './period.ts';

/** More rows than minutes of a year: such a file was not made in one go. */
const ROWS_MAX = 600_000;

/** A column such as `Heart Rate [Avg] (count/min)`. */
interface Column {
  readonly place: number;
  readonly name: string;
  readonly metric: string;
  readonly unit: string;
}

/** Columns with a metric; of minimum, mean and maximum the mean is taken. */
function columnsIn(header: readonly string[]): readonly Column[] {
  return header.flatMap((name, place) => {
    const [, words = '', part, unit = ''] = /^([^[(]+?)\s*(?:\[([^\]]*)\])?\s*(?:\(([^)]*)\))?$/.exec(name) ?? [];
    if (part !== undefined && !/^avg$/i.test(part)) return [];
    const metric = metricOf(words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_'));
    return metric === undefined || place === 0 ? [] : [{ place, name, metric, unit }];
  });
}

/** Whether a header is that of the app's table: `Date/Time`, then metrics with their unit in brackets. */
export const isTable = (header: readonly string[]): boolean =>
  /^\ufeff?Date\/Time$/i.test(header[0] ?? '') && columnsIn(header).length > 0 && header.slice(1).some((name) => /\([^)]*\)$/.test(name));

export async function readTable({ content }: OneFile, out: Collector): Promise<void> {
  const reader = new PointReader(out);
  let columns: readonly Column[] = [];
  const rows: { readonly row: readonly string[]; readonly stamp: Stamp }[] = [];
  let isHeader = true;
  for await (const row of rowsOf(content, {}, (reason) => out.problem(reason))) {
    if (isHeader) columns = columnsIn(row);
    else if (rows.length < ROWS_MAX) rows.push({ row, stamp: reader.stamp(row[0] ?? '') });
    else return out.problem('file-too-large');
    isHeader = false;
  }
  const period = periodOf(rows.map(({ stamp }) => stamp));
  const source = sourceOf(undefined);
  for (const { row, stamp } of rows) {
    for (const { place, name, metric, unit } of columns) {
      const text = row[place] ?? '';
      if (isNothing(text)) continue;
      if (Number.isNaN(stamp.at)) out.quarantine({ sourceType: name, metric, source, reason: 'date-unreadable' });
      else takeCell(out, { type: name, metric, source, unit, start: stamp.at, end: stamp.at + period, text });
    }
    const due = out.step();
    if (due) await due;
  }
}
