import { median } from '@aceso/science';
import { addDays, daysApart } from '../days.ts';
import type { DayPoint } from '../features.ts';
import type { Circumstance } from './circumstance.ts';

/** From ovulation to the next bleeding: this half varies little, the first one does (Lenton 1984, doi 10.1111/j.1471-0528.1984.tb04831.x). */
const SECOND_HALF_DAYS = 14;
/** Lengths of a cycle between which one is believed, and what is taken while none is known. */
const [SHORTEST, LONGEST, USUAL] = [21, 38, 28];
/** Days that a bleeding may be late before the half is unknown. */
const LATE_DAYS = 7;
/** Days of each half from which on a person's own difference is known. */
const NEEDED = 14;

/** From when to when a second half lasted, both included. */
interface SecondHalf {
  readonly from: string;
  readonly to: string;
}

/** Second halves by what was logged: those before a bleeding are known, the one that comes next is expected from the person's own cycles. */
export function secondHalves(circumstances: readonly Circumstance[]): readonly SecondHalf[] {
  const starts = [...new Set(circumstances.filter(({ kind }) => kind === 'period').map(({ from }) => from))].toSorted();
  const last = starts.at(-1);
  if (last === undefined) return [];
  const lengths = starts.slice(1).map((start, i) => daysApart(starts[i] ?? start, start));
  const usual = median(lengths.filter((length) => length >= SHORTEST && length <= LONGEST));
  const next = addDays(last, Math.round(usual.ok ? usual.value : USUAL));
  return [
    ...starts.map((start) => ({ from: addDays(start, -SECOND_HALF_DAYS), to: addDays(start, -1) })),
    { from: addDays(next, -SECOND_HALF_DAYS), to: addDays(next, LATE_DAYS - 1) },
  ];
}

/** The values less what the second half of the cycle adds in this person; as they are while that is not known. */
export function withoutCycle(points: readonly DayPoint[], halves: readonly SecondHalf[]): readonly DayPoint[] {
  const [first, second]: [number[], number[]] = [[], []];
  const isSecond = (day: string): boolean => halves.some(({ from, to }) => day >= from && day <= to);
  for (const { day, value } of points) (isSecond(day) ? second : first).push(value);
  if (first.length < NEEDED || second.length < NEEDED) return points;
  const [low, high] = [median(first), median(second)];
  if (!low.ok || !high.ok) return points;
  const added = high.value - low.value;
  return points.map((point) => (isSecond(point.day) ? { ...point, value: point.value - added } : point));
}
