import type { Collector } from './collector.ts';
import { numberIn } from './number.ts';
import type { SourceRef } from './source.ts';

/** What one cell of a table says: a reading of a column, at a time. */
export interface Cell {
  /** The source's own name, under which the report counts: the column, or the kind of row. */
  readonly type: string;
  readonly metric: string;
  readonly source: SourceRef;
  /** As the file writes it. */
  readonly unit: string;
  readonly start: number;
  readonly end?: number;
  readonly text: string;
  readonly mark?: '.' | ',';
  readonly context?: number;
}

/** Signs that exporters put where nothing was measured. */
const NOTHING = /^(?:|-+|--|n\/?a|null|nan|none)$/i;

/** Whether a cell says that nothing was measured. */
export const isNothing = (text: string | undefined): boolean => NOTHING.test(text?.trim() ?? '');

/**
 * Takes the reading of a cell. An empty one is no reading and is not counted; one that is no number goes to quarantine.
 *
 * @returns the value in the metric's unit when it was taken
 */
export function takeCell(out: Collector, cell: Cell): number | undefined {
  const { type, metric, source, unit, start, end = start, text, mark, context = 0 } = cell;
  if (isNothing(text)) return undefined;
  const value = numberIn(text, mark);
  const stream = out.stream(type, metric, source, unit);
  if (Number.isNaN(value)) {
    const at = Number.isNaN(start) ? {} : { start, end };
    out.quarantine({ sourceType: type, metric, source, ...at, reason: 'value-unreadable' });
    return undefined;
  }
  const before = stream.tally.delivered;
  out.sample(stream, start, end, value, context);
  return stream.tally.delivered > before ? stream.inUnit(value) : undefined;
}
