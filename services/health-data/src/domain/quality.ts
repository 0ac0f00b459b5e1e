import type { Metric } from '@aceso/contracts/vocabulary';
import { endAt, type Columns } from './columns.ts';
import { amountsOf } from './day-value.ts';
import { fuseAmounts, PARTS_IN_ONE, type RankedColumns } from './fuse-amounts.ts';
import { fuseInstants } from './fuse-instants.ts';
import { MINUTE_MS, type LocalDay } from './local-days.ts';
import { newestOf } from './newest.ts';

/** What one source has of a day. */
export interface SourceOfDay {
  readonly sourceId: string;
  readonly samples: number;
  readonly minutes: number;
  readonly wornMinutes: number | undefined;
  readonly longestGapMinutes: number;
}

/** Two devices that saw the same time and do not agree. */
export interface Conflict {
  readonly sourceIds: readonly [string, string];
  readonly values: readonly [number, number];
  readonly minutes: number;
}

interface Bound {
  /** Difference in proportion to the larger value. */
  readonly share: number;
  /** Fewer minutes that both saw say nothing. */
  readonly minutesMin: number;
  readonly words: string;
}

/** From when on two sources disagree. Amounts differ by where a device is worn; rates and weights hardly do. */
const BOUNDS: Readonly<Record<Metric['aggregation'], Bound>> = {
  sum: { share: 0.2, minutesMin: 10, words: 'more than 20 % apart over at least 10 minutes that both recorded' },
  duration: { share: 0.2, minutesMin: 10, words: 'more than 20 % apart over at least 10 minutes that both recorded' },
  mean: { share: 0.1, minutesMin: 5, words: 'more than 10 % apart on average over at least 5 minutes that both read' },
  last: { share: 0.05, minutesMin: 0, words: 'newest readings of the day more than 5 % apart' },
};

/** In words from when on two sources disagree about a metric. */
export const conflictBound = (metric: Metric): string => BOUNDS[metric.aggregation].words;

/** How much of a day a source has, up to a moment: what has not come yet is no gap. */
export function sourceOfDay({ sourceId, columns, worn }: RankedColumns, { start, end }: LocalDay, until: number): SourceOfDay {
  const minutes = Math.round((end - start) / MINUTE_MS);
  const touched = touchedMinutes(columns, start, minutes);
  const passed = Math.max(0, Math.min(minutes, Math.ceil((until - start) / MINUTE_MS)));
  let [samples, filled, gap, longest] = [0, 0, 0, 0];
  for (let i = 0; i < columns.count; i++) if ((columns.start[i] ?? 0) >= start && (columns.start[i] ?? 0) < end) samples++;
  for (let minute = 0; minute < minutes; minute++) {
    if (touched[minute] === 1) filled++;
    if (minute >= passed) continue;
    gap = touched[minute] === 1 ? 0 : gap + 1;
    longest = Math.max(longest, gap);
  }
  return { sourceId, samples, minutes: filled, wornMinutes: worn?.reduce((sum, minute) => sum + minute, 0), longestGapMinutes: longest };
}

/** Pairs of devices that disagree about the same time; of each device its best route speaks. */
export function conflictsOf(metric: Metric, sources: readonly RankedColumns[], day: LocalDay): readonly Conflict[] {
  const devices = sources.filter(
    ({ device }, place) => device === undefined || !sources.slice(0, place).some((before) => before.device === device),
  );
  return devices.flatMap((a, i) => devices.slice(i + 1).flatMap((b) => conflictOf(metric, a, b, day) ?? []));
}

function conflictOf(metric: Metric, a: RankedColumns, b: RankedColumns, day: LocalDay): Conflict | undefined {
  const { share, minutesMin } = BOUNDS[metric.aggregation];
  const seen = metric.aggregation === 'last' ? newestBoth(a, b, day) : bothSaw(metric, a, b, day);
  if (seen === undefined || seen.minutes < minutesMin) return undefined;
  const [first, second] = seen.values;
  const largest = Math.max(Math.abs(first), Math.abs(second));
  if (largest === 0 || Math.abs(first - second) <= share * largest) return undefined;
  return { sourceIds: [a.sourceId, b.sourceId], ...seen };
}

type Seen = Pick<Conflict, 'values' | 'minutes'>;

function newestBoth(a: RankedColumns, b: RankedColumns, day: LocalDay): Seen | undefined {
  const [first, second] = [newestOf(a.columns, day), newestOf(b.columns, day)];
  return first === undefined || second === undefined ? undefined : { values: [first.value, second.value], minutes: 0 };
}

function bothSaw(metric: Metric, a: RankedColumns, b: RankedColumns, day: LocalDay): Seen | undefined {
  const [first, second] = [byMinute(metric, a, day), byMinute(metric, b, day)];
  let [sumA, sumB, minutes] = [0, 0, 0];
  for (let minute = 0; minute < first.length; minute++) {
    const [valueA, valueB] = [first[minute] ?? Number.NaN, second[minute] ?? Number.NaN];
    if (Number.isNaN(valueA) || Number.isNaN(valueB)) continue;
    [sumA, sumB, minutes] = [sumA + valueA, sumB + valueB, minutes + 1];
  }
  if (minutes === 0) return undefined;
  const over = metric.aggregation === 'mean' ? minutes : 1;
  return { values: [sumA / over, sumB / over], minutes };
}

/** What a source has in each minute; not a number where it has nothing. */
function byMinute(metric: Metric, source: RankedColumns, day: LocalDay): Float64Array {
  if (metric.aggregation === 'mean') return fuseInstants([source], day).mean;
  const minutes = Math.round((day.end - day.start) / MINUTE_MS);
  // Without wear: a minute without a sample is nothing said, and not a zero.
  const alone = amountsOf(metric, [{ sourceId: source.sourceId, columns: source.columns }]);
  const { winner, parts } = fuseAmounts(alone, day.start, minutes);
  return parts.map((amount, minute) => (winner[minute] === 0 ? Number.NaN : amount / PARTS_IN_ONE));
}

function touchedMinutes(columns: Columns, dayStart: number, minutes: number): Uint8Array {
  const touched = new Uint8Array(minutes);
  for (let i = 0; i < columns.count; i++) {
    const start = (columns.start[i] ?? 0) - dayStart;
    const from = Math.floor(start / MINUTE_MS);
    const to = Math.max(from + 1, Math.ceil((endAt(columns, i) - dayStart) / MINUTE_MS));
    if (to > 0 && from < minutes) touched.fill(1, Math.max(0, from), Math.min(minutes, to));
  }
  return touched;
}
