import { DayOrderVote, isNothing, numberIn, writtenTime, type DayOrder } from '../kit/index.ts';
import type { SeenTable } from './header.ts';
import type { TableMapping } from './mapping.ts';

/** Share of the cells of a column that must be of a form. */
const MOSTLY = 0.8;
const TIME_ALONE = /^\d{1,2}[:.hH]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?$/i;
const ENDS = /\b(end|to|until|stop|finish|bis|ende|fin|au|tot|hasta|fine)\b/i;
/** Seconds and milliseconds since the epoch of 1990 to 2100. */
const EPOCH_SECONDS = [631_152_000, 4_102_444_800] as const;

export type TimeProposal = Pick<TableMapping, 'time' | 'end' | 'timeForm' | 'dayOrder'> & {
  /** No date told which of its numbers is the day: the person must say. */
  readonly isOrderUnsure: boolean;
};

/** Proposes which columns tell the time; undefined when none does. */
export function timeColumns({ header, rows }: SeenTable): TimeProposal | undefined {
  const cells = header.map((_, column) => rows.map((row) => row[column] ?? '').filter((text) => !isNothing(text)));
  const epoch = header.findIndex((name, column) => /time|date|epoch|stamp|zeit|datum/i.test(name) && mostly(cells[column], isEpoch));
  const dated = header.flatMap((_, column) => (mostly(cells[column], isDate) ? [column] : []));
  if (dated.length === 0 && epoch !== -1) {
    const first = numberIn(cells[epoch]?.[0] ?? '', '.');
    return { time: [epoch], timeForm: first > EPOCH_SECONDS[1] ? 'epoch-milliseconds' : 'epoch-seconds', isOrderUnsure: false };
  }
  const [start, ...others] = dated.toSorted((a, b) => Number(ENDS.test(header[a] ?? '')) - Number(ENDS.test(header[b] ?? '')) || a - b);
  if (start === undefined) return undefined;
  const vote = new DayOrderVote();
  for (const text of cells[start] ?? []) vote.see(text);
  const isAmbiguous = (cells[start] ?? []).some((text) => writtenTime(text) === undefined);
  const order: DayOrder | undefined = vote.told ?? (isAmbiguous ? (vote.likely ?? 'day-first') : undefined);
  const alone = header.flatMap((_, column) => (column !== start && mostly(cells[column], (text) => TIME_ALONE.test(text)) ? [column] : []));
  const hasTime = mostly(cells[start], (text) => /\d[:hH]\d{2}/.test(text));
  const [clock, endClock] = alone;
  const end = others.find((column) => ENDS.test(header[column] ?? ''));
  return {
    time: hasTime || clock === undefined ? [start] : [start, clock],
    ...(end !== undefined && { end: [end] }),
    ...(end === undefined && !hasTime && endClock !== undefined && ENDS.test(header[endClock] ?? '') && { end: [start, endClock] }),
    timeForm: 'written',
    ...(order !== undefined && { dayOrder: order }),
    isOrderUnsure: isAmbiguous && vote.told === undefined,
  };
}

function mostly(cells: readonly string[] | undefined, is: (text: string) => boolean): boolean {
  const seen = cells?.slice(0, 100) ?? [];
  return seen.length > 0 && seen.filter(is).length >= seen.length * MOSTLY;
}

const isDate = (text: string): boolean => writtenTime(text, 'day-first') !== undefined || writtenTime(text, 'month-first') !== undefined;

function isEpoch(text: string): boolean {
  const value = numberIn(text, '.');
  const seconds = value > EPOCH_SECONDS[1] ? value / 1000 : value;
  return seconds >= EPOCH_SECONDS[0] && seconds <= EPOCH_SECONDS[1];
}
