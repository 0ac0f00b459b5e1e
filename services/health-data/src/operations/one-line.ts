import type { Columns } from '../domain/columns.ts';
import { bestOfMinutes } from '../domain/fuse-instants.ts';
import type { SourceOrder } from '../domain/source-order.ts';
import { daysOfRow } from '../store/chunk-rows.ts';
import type { RankedRow } from '../store/chunks.ts';

/** What one line shows of several sources, UTC day by UTC day, oldest first: in each minute the best that has readings. */
export function oneLine(rows: readonly RankedRow[], order: SourceOrder): Iterable<readonly Columns[]> {
  const days = Map.groupBy(
    rows.flatMap((row) => daysOfRow(row)),
    ({ day }) => day,
  );
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .values()
    .map(([, ofDay]) =>
      bestOfMinutes(ofDay.toSorted((a, b) => order.placeOf(a.sourceId) - order.placeOf(b.sourceId)).map(({ columns }) => columns)),
    );
}
