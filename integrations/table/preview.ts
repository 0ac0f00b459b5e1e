import { METRICS } from '@aceso/contracts/vocabulary';
import { conversionTo, isNothing, numberIn, zoned } from '../kit/index.ts';
import type { SeenTable } from './header.ts';
import type { TableMapping } from './mapping.ts';
import { timesOf } from './table-format.ts';

const ROWS_SHOWN = 5;

export type CellProblem = 'value-unreadable' | 'implausible' | 'unit-unknown';

export interface PreviewCell {
  readonly column: number;
  readonly metric: string;
  readonly text: string;
  /** In the metric's unit. */
  readonly value?: number;
  readonly unit?: string;
  readonly problem?: CellProblem;
}

/** A row as it would be stored. */
export interface PreviewRow {
  /** Milliseconds since the epoch. */
  readonly start?: number;
  readonly end?: number;
  readonly problem?: 'date-unreadable' | 'end-before-start';
  readonly cells: readonly PreviewCell[];
}

export interface Preview {
  readonly rows: readonly PreviewRow[];
  /** Of all rows in sight: how many, how many readings would be stored, and how many would be set aside, by column and reason. */
  readonly seen: number;
  readonly readings: number;
  readonly problems: readonly { readonly column?: number; readonly reason: string; readonly count: number }[];
}

/** What a mapping would make of the rows in sight. */
export function previewOf({ rows }: SeenTable, mapping: TableMapping, timeZone: string): Preview {
  const zone = zoned(mapping.timeZone ?? timeZone);
  const shown = rows.map((row): PreviewRow => {
    const [start, end] = timesOf(row, mapping, zone);
    const problem = Number.isNaN(start) || Number.isNaN(end) ? 'date-unreadable' : end < start ? 'end-before-start' : undefined;
    const cells = mapping.columns.flatMap(({ column, metric, unit }) =>
      cellOf(row[column] ?? '', column, metric, unit, mapping.decimalMark),
    );
    return { ...(problem === undefined ? { start, end } : { problem }), cells };
  });
  const counts = new Map<string, { column?: number; reason: string; count: number }>();
  const note = (reason: string, column?: number): void => {
    const key = `${column ?? ''}|${reason}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { ...(column !== undefined && { column }), reason, count: 1 });
    else known.count++;
  };
  let readings = 0;
  for (const row of shown) {
    if (row.problem !== undefined && row.cells.length > 0) note(row.problem);
    for (const { problem, column } of row.cells) {
      if (problem !== undefined) note(problem, column);
      else if (row.problem === undefined) readings++;
    }
  }
  return {
    rows: shown.filter(({ cells }) => cells.length > 0).slice(0, ROWS_SHOWN),
    seen: rows.length,
    readings,
    problems: [...counts.values()],
  };
}

function cellOf(text: string, column: number, metricId: string, unit: string, mark: '.' | ',' | undefined): readonly PreviewCell[] {
  if (isNothing(text)) return [];
  const cell = { column, metric: metricId, text };
  const metric = METRICS.get(metricId);
  const convert = metric && conversionTo(metric, unit);
  const raw = numberIn(text, mark);
  if (metric === undefined || convert === undefined) return [{ ...cell, problem: 'unit-unknown' }];
  if (Number.isNaN(raw)) return [{ ...cell, problem: 'value-unreadable' }];
  const scale = 10 ** metric.decimals;
  const value = Math.round(convert(raw) * scale) / scale;
  const isPlausible = value >= metric.plausible.minimum && value <= metric.plausible.maximum;
  return [{ ...cell, value, unit: metric.unit, ...(!isPlausible && { problem: 'implausible' as const }) }];
}
