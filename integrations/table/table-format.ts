import { METRICS } from '@aceso/contracts/vocabulary';
import {
  eachAlone,
  instantOf,
  isNothing,
  numberIn,
  rowsOf,
  takeCell,
  writtenTime,
  zoned,
  type Collector,
  type FileFormat,
  type OneFile,
  type SourceRef,
  type Zone,
} from '../kit/index.ts';
import { seenRows } from './header.ts';
import { fingerprintOf, type TableMapping } from './mapping.ts';

const MINUTE_MS = 60_000;
const LASTS_MS = { moment: 0, minute: MINUTE_MS, hour: 60 * MINUTE_MS } as const;

/**
 * The format of somebody's own table. It takes files whose header has the fingerprint, and no others.
 *
 * @param name to show, when the mapping names no source
 */
export function tableFormat(fingerprint: string, mapping: TableMapping, name: string): FileFormat {
  return {
    id: 'table',
    name: mapping.source ?? name,
    recognise: (head) => seenRows(head).some((row) => fingerprintOf(row) === fingerprint),
    begin: eachAlone(async ({ content }: OneFile, out) => {
      const zone = mapping.timeZone === undefined ? out.zone : zoned(mapping.timeZone);
      const source: SourceRef = { key: `table|${fingerprint}`, name: mapping.source ?? name, kind: 'app' };
      let header: readonly string[] | undefined;
      for await (const row of rowsOf(content, {}, (reason) => out.problem(reason))) {
        // Some tables begin anew, with their header again.
        if (fingerprintOf(row) === fingerprint) header = row;
        else if (header !== undefined) takeRow(out, row, header, mapping, source, zone);
        const due = out.step();
        if (due) await due;
      }
    }),
  };
}

function takeRow(
  out: Collector,
  row: readonly string[],
  header: readonly string[],
  mapping: TableMapping,
  source: SourceRef,
  zone: Zone,
): void {
  const [start, end] = timesOf(row, mapping, zone);
  for (const { column, metric, unit } of mapping.columns) {
    const text = row[column] ?? '';
    if (isNothing(text)) continue;
    const type = header[column] === undefined || header[column] === '' ? `column ${column + 1}` : header[column];
    if (Number.isNaN(start) || Number.isNaN(end)) {
      out.quarantine({ sourceType: type, metric, source, reason: 'date-unreadable' });
      continue;
    }
    const isMoment = METRICS.get(metric)?.kind === 'discrete';
    const { decimalMark: mark } = mapping;
    takeCell(out, { type, metric, source, unit, start, end: isMoment ? start : end, text, ...(mark !== undefined && { mark }) });
  }
}

/** Start and end of a row; NaN when it cannot be read. */
export function timesOf(row: readonly string[], mapping: TableMapping, zone: Zone): readonly [start: number, end: number] {
  const start = instantIn(row, mapping.time, mapping, zone);
  if (mapping.end !== undefined) return [start, instantIn(row, mapping.end, mapping, zone)];
  if (mapping.lasts !== 'day') return [start, start + LASTS_MS[mapping.lasts ?? 'moment']];
  const written = mapping.timeForm === 'written' ? writtenTime(textIn(row, mapping.time), mapping.dayOrder) : undefined;
  if (written === undefined) return [start, start + 24 * LASTS_MS.hour];
  const next = new Date(Date.UTC(written.year, written.month - 1, written.day + 1));
  const { hour = 0, minute = 0, second = 0, offsetMinutes } = written;
  const after = { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate(), hour, minute, second };
  return [start, instantOf({ ...after, ...(offsetMinutes !== undefined && { offsetMinutes }) }, zone)];
}

const textIn = (row: readonly string[], columns: readonly number[]): string =>
  columns
    .map((column) => row[column] ?? '')
    .join(' ')
    .trim();

function instantIn(row: readonly string[], columns: readonly number[], { timeForm, dayOrder }: TableMapping, zone: Zone): number {
  const text = textIn(row, columns);
  if (timeForm === 'written') return instantOf(writtenTime(text, dayOrder), zone);
  const value = numberIn(text, '.');
  return timeForm === 'epoch-seconds' ? Math.round(value * 1000) : Math.round(value);
}
